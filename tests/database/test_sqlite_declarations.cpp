#include "models/database/schema_reader.h"
#include "support/schema_text.h"
#include "support/test_database.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

Schema schemaOf(std::initializer_list<QString> statements)
{
    TestDatabase database(DatabaseLocation::Kind::SQLite);
    database.execute(statements);
    return readSchema(database.connection());
}

} // namespace

/// What SQLite alone allows, which is nearly anything.
class SqliteDeclarationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void columnsAreReadAsDeclared()
    {
        const Schema schema = schemaOf({uR"(CREATE TABLE orders (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            number VARCHAR(10) NOT NULL,
            note nvarchar ( 200 ),
            total DECIMAL(12, 2) DEFAULT 0,
            net NUMERIC(8),
            weight REAL,
            amount BIGINT DEFAULT (1 + 1),
            paid BOOLEAN NOT NULL DEFAULT FALSE CHECK (paid IN (0, 1)),
            ordered_on DATE DEFAULT CURRENT_DATE,
            changed_at TIMESTAMP DEFAULT NULL,
            opens TIME,
            photo BLOB,
            extra JSON,
            uid UUID,
            status TEXT NOT NULL DEFAULT 'open' CHECK (STATUS IN ('open', 'shipped')),
            anything,
            place POINT,
            double_total DECIMAL(12,2) GENERATED ALWAYS AS (total * 2) VIRTUAL,
            upper_note TEXT AS (upper(note)) STORED))"_s});
        QCOMPARE(columnsText(schema, u"orders"_s), uR"(id: INTEGER Integer, required, identity
number: VARCHAR(10) Text up to 10, required
note: nvarchar ( 200 ) Text up to 200
total: DECIMAL(12, 2) Decimal 12.2, default 0
net: NUMERIC(8) Decimal 8.0
weight: REAL Real
amount: BIGINT Integer, default 1 + 1
paid: BOOLEAN Boolean, required, default FALSE
ordered_on: DATE Date, default CURRENT_DATE
changed_at: TIMESTAMP DateTime
opens: TIME Time
photo: BLOB Blob
extra: JSON Json
uid: UUID Uuid
status: TEXT Text, required, default 'open', one of open|shipped
anything:  Other
place: POINT Other
double_total: DECIMAL(12,2) Decimal 12.2, generated
upper_note: TEXT Text, generated)"_s);
    }

    void rowIds_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QString &statement, const QString &expected) {
            QTest::newRow(name) << statement << expected;
        };
        row("no key", u"CREATE TABLE t (a)"_s, u"key rowid\ntie-break rowid"_s);
        row("the key is the row id", u"CREATE TABLE t (a integer, PRIMARY KEY (a))"_s,
            u"primary a\nkey a\ntie-break a"_s);
        row("another key", u"CREATE TABLE t (a TEXT PRIMARY KEY)"_s, u"primary a\nkey a\ntie-break rowid"_s);
        row("a descending key is no row id", u"CREATE TABLE t (a INTEGER PRIMARY KEY DESC)"_s,
            u"primary a\nkey a\ntie-break rowid"_s);
        row("INT is no row id", u"CREATE TABLE t (a INT PRIMARY KEY)"_s,
            u"primary a\nkey a\ntie-break rowid"_s);
        row("rowid is taken", u"CREATE TABLE t (RowId TEXT, b)"_s, u"key _rowid_\ntie-break _rowid_"_s);
        row("two are taken", u"CREATE TABLE t (rowid, _ROWID_)"_s, u"key oid\ntie-break oid"_s);
        row("all are taken", u"CREATE TABLE t (rowid, _rowid_, oid)"_s, QString());
        row("without", u"CREATE TABLE t (a TEXT, b TEXT, PRIMARY KEY (b, a)) WITHOUT ROWID"_s,
            u"primary b, a\nkey b, a\ntie-break b, a"_s);
        row("a unique key", u"CREATE TABLE t (a TEXT UNIQUE, b TEXT NOT NULL UNIQUE)"_s,
            u"unique a\nunique b\nkey b\ntie-break rowid"_s);
    }

    void rowIds()
    {
        QFETCH(QString, statement);
        QTEST(keysText(schemaOf({statement}), u"t"_s), "expected");
    }

    void namesInForeignKeysMayHaveAnotherCase()
    {
        const Schema schema = schemaOf({u"CREATE TABLE Customers (Id INTEGER PRIMARY KEY)"_s,
                                        u"CREATE TABLE orders (customer_id REFERENCES CUSTOMERS (ID))"_s});
        QCOMPARE(relationshipsText(schema), u"orders(customer_id) → Customers(Id): customer has orders"_s);
    }

    void brokenForeignKeysAreNotedAndLeftOut()
    {
        const Schema schema = schemaOf(
            {u"CREATE TABLE parent (id INTEGER PRIMARY KEY, plain TEXT, a TEXT, b TEXT, UNIQUE (a, b))"_s,
             u"CREATE TABLE keyless (x TEXT)"_s, u"CREATE VIEW seen AS SELECT id FROM parent"_s,
             u"CREATE UNIQUE INDEX partial ON parent (plain) WHERE plain > 'm'"_s,
             u"CREATE TABLE c1 (x REFERENCES nowhere (id))"_s,
             u"CREATE TABLE c2 (x REFERENCES parent (missing))"_s,
             u"CREATE TABLE c3 (x REFERENCES parent (plain))"_s,
             u"CREATE TABLE c4 (x, y, FOREIGN KEY (x, y) REFERENCES parent)"_s,
             u"CREATE TABLE c5 (x REFERENCES keyless)"_s, u"CREATE TABLE c6 (x REFERENCES seen (id))"_s,
             u"CREATE TABLE c7 (x REFERENCES parent (a))"_s,
             u"CREATE TABLE good (x, y, FOREIGN KEY (y, x) REFERENCES parent (b, a))"_s});
        QCOMPARE(notesText(schema),
                 uR"(c1: The foreign key (x) refers to the table nowhere, which cannot be found.
c2: The foreign key (x) refers to the column missing of parent, which cannot be found.
c3: The foreign key (x) refers to parent (plain), whose values are not unique.
c4: The foreign key (x, y) does not have as many columns as the key of parent (id).
c5: The foreign key (x) refers to keyless, which has no primary key.
c6: The foreign key (x) refers to seen (id), whose values are not unique.
c7: The foreign key (x) refers to parent (a), whose values are not unique.)"_s);
        QCOMPARE(relationshipsText(schema), u"good(y, x) → parent(b, a): parent has good"_s);
        QVERIFY(tableNamed(schema, u"c1"_s)->foreignKeys.isEmpty());
    }

    void aViewThatCannotBeReadDoesNotHideTheOthers()
    {
        const Schema schema =
            schemaOf({u"CREATE TABLE a (id INTEGER PRIMARY KEY)"_s, u"CREATE TABLE gone (id)"_s,
                      u"CREATE VIEW fine AS SELECT id FROM a"_s,
                      u"CREATE VIEW broken AS SELECT id FROM gone"_s, u"DROP TABLE gone"_s});
        QCOMPARE(tableNames(schema), u"a\nfine (view)"_s);
        QCOMPARE(notesText(schema), u"broken: broken cannot be read: no such table: main.gone"_s);
        QCOMPARE(columnsText(schema, u"fine"_s), u"id: INTEGER Integer"_s);
    }

    void virtualTablesAreViewsAndTheirInsidesAreLeftOut()
    {
        const Schema schema = schemaOf({u"CREATE VIRTUAL TABLE letters USING fts5(body)"_s,
                                        u"CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT)"_s});
        QCOMPARE(tableNames(schema), u"letters (view)\nt"_s);
        QCOMPARE(columnsText(schema, u"letters"_s), u"body:  Other"_s);
    }

    void hostileChecksAreNoLists()
    {
        const Schema schema = schemaOf({u"CREATE TABLE t (a TEXT DEFAULT ')CHECK(a IN (''x''))', "
                                        "b TEXT CHECK (b IN ('x') OR 1), \"check\" TEXT, "
                                        "c TEXT CHECK (\"check\" IN ('y', NULL)), d CHECK (d IN ('z')))"_s});
        QCOMPARE(columnsText(schema, u"t"_s), u"a: TEXT Text, default ')CHECK(a IN (''x''))'\nb: TEXT Text\n"
                                              "check: TEXT Text\nc: TEXT Text\nd:  Other"_s);
    }

    void oddTypesAreRead()
    {
        const Schema schema =
            schemaOf({u"CREATE TABLE t (a VARCHAR(-1), b VARCHAR(99999999999), c VARCHAR(0), "
                      "d DECIMAL(1e3, -2), e \"\", f \"(((\", g UNSIGNED BIG INT, "
                      "h CHARACTER VARYING(5), i TEXT(1,2), j DOUBLE PRECISION)"_s});
        QCOMPARE(columnsText(schema, u"t"_s), u"a: VARCHAR(-1) Text\nb: VARCHAR(99999999999) Text\n"
                                              "c: VARCHAR(0) Text\nd: DECIMAL(1e3, -2) Decimal\ne:  Other\n"
                                              "f: ((( Other\ng: UNSIGNED BIG INT Integer\n"
                                              "h: CHARACTER VARYING(5) Text up to 5\ni: TEXT(1,2) Text\n"
                                              "j: DOUBLE PRECISION Real"_s);
    }

    void whatAFileSaysOfItselfMayBeDamaged()
    {
        TestDatabase database(DatabaseLocation::Kind::SQLite);
        database.execute({u"CREATE TABLE t (a TEXT CHECK (a IN ('x')))"_s});
        QFile file(database.location().path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray content = file.readAll();
        const qsizetype at = content.indexOf("CREATE TABLE t");
        QVERIFY(at > 0);
        content.replace(at, 14, "CREATE TABEL t");
        QVERIFY(file.seek(0) && file.write(content) == content.size());
        file.close();
        auto connection = Connection::open(database.location());
        const auto kind =
            connection ? SchemaReader(**connection).read().error().kind : connection.error().kind;
        QCOMPARE(kind, DatabaseError::Kind::Corrupt);
    }

#ifdef RELATA_CHINOOK
    void chinook()
    {
        QTemporaryDir folder;
        const QString copy = folder.filePath(u"chinook.sqlite"_s);
        QVERIFY(QFile::copy(QStringLiteral(RELATA_CHINOOK), copy));
        auto connection = Connection::open({.path = copy});
        QVERIFY(connection);
        const Schema schema = readSchema(**connection);
        QCOMPARE(relationshipsText(schema), uR"(Album(ArtistId) → Artist(ArtistId): artist has Album
Customer(SupportRepId) → Employee(EmployeeId): support rep has Customer
Employee(ReportsTo) → Employee(EmployeeId): reports to has Employee (reports to)
Invoice(CustomerId) → Customer(CustomerId): customer has Invoice
InvoiceLine(InvoiceId) → Invoice(InvoiceId): invoice has InvoiceLine
InvoiceLine(TrackId) → Track(TrackId): track has InvoiceLine
PlaylistTrack(PlaylistId) → Playlist(PlaylistId): playlist has PlaylistTrack
PlaylistTrack(TrackId) → Track(TrackId): track has PlaylistTrack
Track(AlbumId) → Album(AlbumId): album has Track
Track(GenreId) → Genre(GenreId): genre has Track
Track(MediaTypeId) → MediaType(MediaTypeId): media type has Track)"_s);
        QStringList labels;
        for (const Table &table : schema.tables())
            labels << table.name.name + u": "_s + table.labelColumns.join(u' ');
        QCOMPARE(labels.join(u'\n'), uR"(Album: Title
Artist: Name
Customer: FirstName LastName
Employee: FirstName LastName
Genre: Name
Invoice: InvoiceId
InvoiceLine: InvoiceLineId
MediaType: Name
Playlist: Name
PlaylistTrack: PlaylistId TrackId
Track: Name)"_s);
    }
#endif
};

RELATA_TEST(SqliteDeclarationsTest, "sqlite_declarations");
#include "test_sqlite_declarations.moc"
