#include "ui/keychain_secret_store.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QPointer>
#include <qt6keychain/keychain.h>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Messages
{
    Q_DECLARE_TR_FUNCTIONS(KeychainSecretStore)
};

const QString Service = u"Relata"_s;

/// Deletes itself when it is done, as all jobs do.
template <typename Job>
Job *newJob(const QString &name)
{
    auto *job = new Job(Service);
    job->setKey(name);
    job->setInsecureFallback(false);
    return job;
}

} // namespace

void KeychainSecretStore::find(const QString &name, QObject *receiver, Found found)
{
    auto *job = newJob<QKeychain::ReadPasswordJob>(name);
    QObject::connect(job, &QKeychain::Job::finished, receiver, [job, found = std::move(found)] {
        found(job->error() == QKeychain::NoError ? job->textData() : QString());
    });
    job->start();
}

void KeychainSecretStore::keep(const QString &name, const QString &secret, QObject *receiver, Kept kept)
{
    auto *job = newJob<QKeychain::WritePasswordJob>(name);
    job->setTextData(secret);
    QObject::connect(job, &QKeychain::Job::finished, receiver, [job, kept = std::move(kept)] {
        kept(job->error() == QKeychain::NoError
                 ? QString()
                 : Messages::tr("The password could not be kept: there is no keyring that can be used."));
    });
    job->start();
}

void KeychainSecretStore::forget(const QString &name)
{
    newJob<QKeychain::DeletePasswordJob>(name)->start();
}

} // namespace relata
