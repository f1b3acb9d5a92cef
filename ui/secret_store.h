#pragma once

#include <QtCore/QString>

#include <functional>
#include <memory>

class QObject;

namespace relata {

/// Where passwords are kept from one run to the next, if a person wants it: the desktop's keyring, and never
/// a file of ours. Asked on the GUI thread; answers come later on the same, unless the receiver has died.
class SecretStore
{
public:
    using Found = std::function<void(const QString &secret)>;
    using Kept = std::function<void(const QString &problem)>;

    virtual ~SecretStore() = default;

    /// An empty secret where there is none, or no keyring.
    virtual void find(const QString &name, QObject *receiver, Found found) = 0;
    /// An empty problem where it is kept now.
    virtual void keep(const QString &name, const QString &secret, QObject *receiver, Kept kept) = 0;
    virtual void forget(const QString &name) = 0;

    /// The program's own. A test puts another one in its place, before there is a window.
    static SecretStore &instance();
    static void setInstance(std::unique_ptr<SecretStore> store);
};

} // namespace relata
