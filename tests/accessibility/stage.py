"""The program on a display, a session bus and in folders of its own, and all of it gone again afterwards.

Whatever is started here ends with this process, however that ends.
"""
import os
import pathlib
import select
import shutil
import subprocess
import tempfile

SCREEN = "1440x900x24"
PATIENCE = 30  # seconds, until a helper is ready


class Stage:
    """To be entered before anything speaks to the session bus: where that is stands in the environment."""

    def __enter__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="relata-accessibility-"))
        self.running = []
        try:
            self._give_folders()
            self._start_display()
            self._start_session_bus()
            self._start_window_manager()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for process in reversed(self.running):
            self._stop(process)
        shutil.rmtree(self.folder, ignore_errors=True)

    def open(self, program, *arguments):
        """Starts the program, which shows its widgets to screen readers from the first one on."""
        os.environ["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"
        os.environ["QT_QPA_PLATFORM"] = "xcb"
        return self._start(program, *arguments)

    def close(self, process):
        self.running.remove(process)
        self._stop(process)

    def log(self):
        """What the programs said, for whoever looks for the reason of a failure."""
        texts = ((file.stem, file.read_text(errors="replace")) for file in sorted(self.folder.glob("*.log")))
        return "\n".join(f"--- {name}\n{text}" for name, text in texts if text)

    def _give_folders(self):
        for name in ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR", "TMPDIR"]:
            folder = self.folder / name.lower()
            folder.mkdir(mode=0o700)
            os.environ[name] = str(folder)
        os.environ.update(LANG="C.UTF-8", LC_ALL="C.UTF-8", QT_SCALE_FACTOR="1")
        for name in ["WAYLAND_DISPLAY", "AT_SPI_BUS_ADDRESS", "NO_AT_BRIDGE", "QT_ACCESSIBILITY"]:
            os.environ.pop(name, None)

    def _start_display(self):
        reading, writing = os.pipe()
        self._start("Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp", "-noreset",
                    pass_fds=[writing])
        os.close(writing)
        os.environ["DISPLAY"] = ":" + self._first_line(reading, "Xvfb")

    def _start_session_bus(self):
        reading, writing = os.pipe()
        self._start("dbus-daemon", "--session", "--nofork", f"--print-address={writing}", pass_fds=[writing])
        os.close(writing)
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = self._first_line(reading, "dbus-daemon")

    def _start_window_manager(self):
        """Without one no window has the focus; nor has one that was there before it."""
        ready = self.folder / "ready"
        os.mkfifo(ready)
        self._start("openbox", "--sm-disable", "--startup", f"sh -c 'echo ready >{ready}'")
        self._first_line(os.open(ready, os.O_RDWR), "openbox")  # opened both ways, it waits for nobody

    def _first_line(self, descriptor, name):
        with os.fdopen(descriptor, "rb", buffering=0) as pipe:
            line = pipe.readline().decode().strip() if select.select([pipe], [], [], PATIENCE)[0] else ""
        if not line:
            raise RuntimeError(f"{name} did not start.\n{self.log()}")
        return line

    def _start(self, program, *arguments, **options):
        name = pathlib.Path(program).name
        with open(self.folder / f"{name}.log", "ab") as log:
            process = subprocess.Popen(["setpriv", "--pdeathsig", "KILL", program, *arguments],
                                       stdin=subprocess.DEVNULL, stdout=log, stderr=log, **options)
        self.running.append(process)
        return process

    @staticmethod
    def _stop(process):
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
