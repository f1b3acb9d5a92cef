// Stands between a program and the system's files, preloaded by the loader: writes down what is written and
// what is synced, in order, so that a test can make up the disk as it would be after a power cut; and fails
// calls on schedule. Only files below RELATA_SHIM_FOLDER are looked at.
//
//   RELATA_SHIM_LOG     where it writes everything down; syncing is then only written down, not done
//   RELATA_SHIM_FAULTS  "fsync EIO 3 5,write ENOSPC 10 40": the 3rd to 5th call of that kind fails like this
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <map>
#include <mutex>
#include <sstream>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace {

/// The function that stands behind ours.
template <typename Function>
Function *real(const char *name)
{
    return reinterpret_cast<Function *>(dlsym(RTLD_NEXT, name));
}

struct Fault
{
    std::string call;
    int error = 0;
    int first = 0;
    int last = 0;
};

int errorNamed(const std::string &name)
{
    return name == "ENOSPC" ? ENOSPC : EIO;
}

std::vector<Fault> readFaults(const char *text)
{
    std::vector<Fault> faults;
    std::istringstream all(text ? text : "");
    for (std::string one; std::getline(all, one, ',');) {
        std::istringstream words(one);
        Fault fault;
        std::string error;
        words >> fault.call >> error >> fault.first >> fault.last;
        fault.error = errorNamed(error);
        faults.push_back(fault);
    }
    return faults;
}

class Shim
{
public:
    static Shim &instance()
    {
        static auto *shim = new Shim; // never destroyed: files are closed until the very end
        return *shim;
    }

    std::recursive_mutex mutex; ///< calls happen in the order in which they are written down

    bool isLogging() const { return m_log >= 0; }

    bool concerns(const std::string &path) const
    {
        const bool inside = !m_folder.empty() && path.compare(0, m_folder.size(), m_folder) == 0;
        return inside && !path.ends_with("-shm"); // which is made anew after a crash
    }

    /// Whether this call is to fail; errno says how.
    bool fails(const char *call)
    {
        const int count = ++m_calls[call];
        for (const Fault &fault : m_faults) {
            if (fault.call == call && count >= fault.first && count <= fault.last) {
                errno = fault.error;
                return true;
            }
        }
        return false;
    }

    void opened(int file, const std::string &path, bool isNew, bool truncated)
    {
        if (file < 0 || !concerns(path))
            return;
        struct stat found = {};
        if (::fstat(file, &found) == 0 && S_ISDIR(found.st_mode)) {
            m_folders[file] = path;
            return;
        }
        const bool known = m_ids.contains(path);
        if (isNew || !known)
            m_ids[path] = ++m_lastId;
        m_files[file] = m_ids[path];
        if (isNew)
            note("C " + std::to_string(m_ids[path]) + ' ' + path);
        else if (!known)
            note("O " + std::to_string(m_ids[path]) + ' ' + path);
        if (truncated && !isNew)
            note("T " + std::to_string(m_ids[path]) + " 0");
    }

    void closed(int file)
    {
        m_files.erase(file);
        m_folders.erase(file);
    }

    int idOf(int file) const
    {
        const auto found = m_files.find(file);
        return found == m_files.end() ? 0 : found->second;
    }

    void written(int id, off_t offset, const void *bytes, ssize_t length)
    {
        if (length > 0)
            note("W " + std::to_string(id) + ' ' + std::to_string(offset) + ' ' + std::to_string(length),
                 bytes, size_t(length));
    }

    void said(const void *bytes, ssize_t length)
    {
        if (length > 0)
            note("A " + std::to_string(length), bytes, size_t(length));
    }

    void truncated(int id, off_t length) { note("T " + std::to_string(id) + ' ' + std::to_string(length)); }

    void synced(int file)
    {
        if (const auto folder = m_folders.find(file); folder != m_folders.end())
            note("D " + folder->second);
        else if (const int id = idOf(file))
            note("S " + std::to_string(id));
    }

    bool isOurs(int file) const { return m_files.contains(file) || m_folders.contains(file); }

    void removed(const std::string &path)
    {
        if (concerns(path)) {
            m_ids.erase(path);
            note("U " + path);
        }
    }

    void renamed(const std::string &from, const std::string &to)
    {
        if (concerns(from)) {
            m_ids[to] = m_ids[from];
            m_ids.erase(from);
            note("N " + from + '\t' + to);
        }
    }

private:
    Shim()
        : m_faults(readFaults(std::getenv("RELATA_SHIM_FAULTS")))
    {
        if (const char *folder = std::getenv("RELATA_SHIM_FOLDER"))
            m_folder = folder;
        if (const char *log = std::getenv("RELATA_SHIM_LOG"))
            m_log = real<int(const char *, int, ...)>("open")(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC,
                                                              0600);
    }

    void note(const std::string &line, const void *bytes = nullptr, size_t length = 0) const
    {
        if (m_log < 0)
            return;
        static auto *write = real<ssize_t(int, const void *, size_t)>("write");
        const int error = errno;
        std::string record = line + '\n';
        record.append(static_cast<const char *>(bytes), length);
        if (write(m_log, record.data(), record.size()) != ssize_t(record.size()))
            std::abort();
        errno = error;
    }

    std::vector<Fault> m_faults;
    std::string m_folder;
    int m_log = -1;
    int m_lastId = 0;
    std::map<std::string, int> m_ids;     ///< of the files, by their present names
    std::map<int, int> m_files;           ///< descriptors of files, and their ids
    std::map<int, std::string> m_folders; ///< descriptors of folders
    std::map<std::string, int> m_calls;
};

using Lock = std::lock_guard<std::recursive_mutex>;

template <typename Open>
int openWith(Open *open, const char *path, int flags, mode_t mode)
{
    Shim &shim = Shim::instance();
    const Lock lock(shim.mutex);
    const bool existed = !shim.concerns(path) || ::access(path, F_OK) == 0;
    const int file = open(path, flags, mode);
    shim.opened(file, path, !existed && (flags & O_CREAT) != 0, (flags & O_TRUNC) != 0);
    return file;
}

template <typename Write>
ssize_t writeWith(Write write, int file, off_t offset, const void *bytes, ssize_t length)
{
    Shim &shim = Shim::instance();
    const Lock lock(shim.mutex);
    const int id = shim.idOf(file);
    if (id && shim.fails("write"))
        return -1;
    const off_t at = id && offset < 0 ? ::lseek(file, 0, SEEK_CUR) : offset;
    const ssize_t written = write(length);
    if (id)
        shim.written(id, at, bytes, written);
    else if (file == STDOUT_FILENO)
        shim.said(bytes, written);
    return written;
}

template <typename Sync>
int syncWith(Sync *sync, int file)
{
    Shim &shim = Shim::instance();
    const Lock lock(shim.mutex);
    if (!shim.isOurs(file))
        return sync(file);
    if (shim.fails("fsync"))
        return -1;
    shim.synced(file);
    return shim.isLogging() ? 0 : sync(file);
}

template <typename Truncate>
int truncateWith(Truncate *truncate, int file, off_t length)
{
    Shim &shim = Shim::instance();
    const Lock lock(shim.mutex);
    const int done = truncate(file, length);
    if (const int id = shim.idOf(file); done == 0 && id)
        shim.truncated(id, length);
    return done;
}

mode_t modeOf(int flags, va_list arguments)
{
    return (flags & O_CREAT) != 0 ? mode_t(va_arg(arguments, int)) : 0;
}

} // namespace

extern "C" {

int open(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeOf(flags, arguments);
    va_end(arguments);
    static auto *next = real<int(const char *, int, ...)>("open");
    return openWith(next, path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeOf(flags, arguments);
    va_end(arguments);
    static auto *next = real<int(const char *, int, ...)>("open64");
    return openWith(next, path, flags, mode);
}

int close(int file)
{
    static auto *next = real<int(int)>("close");
    Shim &shim = Shim::instance();
    const Lock lock(shim.mutex);
    shim.closed(file);
    return next(file);
}

ssize_t write(int file, const void *bytes, size_t length)
{
    static auto *next = real<ssize_t(int, const void *, size_t)>("write");
    return writeWith([&](ssize_t size) { return next(file, bytes, size_t(size)); }, file, -1, bytes,
                     ssize_t(length));
}

ssize_t pwrite(int file, const void *bytes, size_t length, off_t offset)
{
    static auto *next = real<ssize_t(int, const void *, size_t, off_t)>("pwrite");
    return writeWith([&](ssize_t size) { return next(file, bytes, size_t(size), offset); }, file, offset,
                     bytes, ssize_t(length));
}

ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t offset)
{
    static auto *next = real<ssize_t(int, const void *, size_t, off64_t)>("pwrite64");
    return writeWith([&](ssize_t size) { return next(file, bytes, size_t(size), offset); }, file, offset,
                     bytes, ssize_t(length));
}

int fsync(int file)
{
    static auto *next = real<int(int)>("fsync");
    return syncWith(next, file);
}

int fdatasync(int file)
{
    static auto *next = real<int(int)>("fdatasync");
    return syncWith(next, file);
}

int ftruncate(int file, off_t length) noexcept
{
    static auto *next = real<int(int, off_t)>("ftruncate");
    return truncateWith(next, file, length);
}

int ftruncate64(int file, off64_t length) noexcept
{
    static auto *next = real<int(int, off64_t)>("ftruncate64");
    return truncateWith(next, file, length);
}

int unlink(const char *path) noexcept
{
    static auto *next = real<int(const char *)>("unlink");
    Shim &shim = Shim::instance();
    const Lock lock(shim.mutex);
    const int done = next(path);
    if (done == 0)
        shim.removed(path);
    return done;
}

int rename(const char *from, const char *to) noexcept
{
    static auto *next = real<int(const char *, const char *)>("rename");
    Shim &shim = Shim::instance();
    const Lock lock(shim.mutex);
    const int done = next(from, to);
    if (done == 0)
        shim.renamed(from, to);
    return done;
}

} // extern "C"
