#include "ui/secret_store.h"

#include "ui/keychain_secret_store.h"

namespace relata {

namespace {

std::unique_ptr<SecretStore> &theStore()
{
    static std::unique_ptr<SecretStore> store = std::make_unique<KeychainSecretStore>();
    return store;
}

} // namespace

SecretStore &SecretStore::instance()
{
    return *theStore();
}

void SecretStore::setInstance(std::unique_ptr<SecretStore> store)
{
    theStore() = std::move(store);
}

} // namespace relata
