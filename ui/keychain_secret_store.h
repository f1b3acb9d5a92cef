#pragma once

#include "ui/secret_store.h"

namespace relata {

/// The desktop's keyring (the Secret Service, KWallet), under the name of the program. Without one nothing is
/// found and nothing is kept; a plain file never takes its place.
class KeychainSecretStore : public SecretStore
{
public:
    void find(const QString &name, QObject *receiver, Found found) override;
    void keep(const QString &name, const QString &secret, QObject *receiver, Kept kept) override;
    void forget(const QString &name) override;
};

} // namespace relata
