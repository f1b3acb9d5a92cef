#include "models/database/connection.h"
#include "models/database/store_file.h"
#include "models/database/store_schema.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace Qt::Literals::StringLiterals;

/// The file of the embedded store: made with its folder, for its owner alone, and never over another one.
class StoreFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void itIsMadeWithItsFolderForItsOwnerAlone()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"data/of mine/store.db"_s);
        QVERIFY(createStoreFile(path));
        const QFileDevice::Permissions others = QFileDevice::ReadGroup | QFileDevice::WriteGroup |
                                                QFileDevice::ReadOther | QFileDevice::WriteOther;
        QVERIFY(!(QFile::permissions(path) & others));
        QCOMPARE(QFileInfo(path).size(), 0);
    }

    void anExistingFileIsNotWrittenOver()
    {
        QTemporaryDir folder;
        QFile letter(folder.filePath(u"store.db"_s));
        QVERIFY(letter.open(QIODevice::ReadWrite));
        letter.write("Dear Ada");
        letter.flush();
        const auto refused = createStoreFile(letter.fileName());
        QVERIFY(!refused);
        QVERIFY(refused.error().message.startsWith(u"There is a file store.db already"));
        QVERIFY(letter.seek(0));
        QCOMPARE(letter.readAll(), QByteArray("Dear Ada"));
    }

    void aFolderThatCannotBeMadeIsAnError()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        const auto refused = createStoreFile(file.fileName() + u"/store.db"_s);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, DatabaseError::Kind::Permission);
    }

    void theOwnStoreIsMadeOnceAndThenFound()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"store.db"_s);
        for (const QString &customers : {u"1"_s, u"2"_s}) {
            const auto location = ownStore(path);
            QVERIFY(location);
            auto connection = Connection::open(*location);
            QVERIFY(connection);
            QVERIFY(StoreSchema().migrate(**connection));
            QVERIFY((*connection)->execute(u"INSERT INTO customers (name) VALUES ('Ada')"_s));
            QCOMPARE((*connection)->fetchValue({u"SELECT count(*) FROM customers"_s, {}})->toString(),
                     customers);
        }
    }

    void theOwnStoreIsSafeAgainstAPowerCut()
    {
        QTemporaryDir folder;
        auto connection = Connection::open(*ownStore(folder.filePath(u"store.db"_s)));
        QVERIFY(connection);
        QCOMPARE((*connection)->fetchValue({u"PRAGMA journal_mode"_s, {}})->toString(), u"wal"_s);
        QCOMPARE((*connection)->fetchValue({u"PRAGMA synchronous"_s, {}})->toInt(), 3);
    }

    void theDefaultStoreIsInTheUsersDataFolder()
    {
        const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
        QCOMPARE(defaultStorePath(), QDir(folder).filePath(u"store.db"_s));
    }
};

RELATA_TEST(StoreFileTest, "store_file");
#include "test_store_file.moc"
