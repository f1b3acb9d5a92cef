#include "support/test_database.h"
#include "support/test_registry.h"
#include "support/test_window.h"
#include "ui/blob_file.h"

#include <QtCore/QBuffer>
#include <QtCore/QTemporaryDir>
#include <QtGui/QPainter>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QPlainTextEdit>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray png(const QColor &color)
{
    QImage image(64, 48, QImage::Format_RGB32);
    image.fill(color);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

QString hex(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

/// Articles with pictures, in a database of either kind.
struct Shop
{
    explicit Shop(DatabaseLocation::Kind kind)
        : database(kind)
    {
        const bool sqlite = database.isSqlite();
        database.execute(
            {u"CREATE TABLE articles (id %1 PRIMARY KEY, name VARCHAR(50) NOT NULL, picture %2)"_s.arg(
                 sqlite ? u"INTEGER"_s : u"serial"_s, sqlite ? u"BLOB"_s : u"bytea"_s),
             u"INSERT INTO articles (name, picture) VALUES ('Cup', %1), ('Data', %2), ('Bare', NULL)"_s.arg(
                 literal(png(Qt::red)), literal(QByteArray(12 * 1024, '\x01'))),
             u"CREATE TABLE sales (id INTEGER PRIMARY KEY, article_id INTEGER REFERENCES articles (id))"_s});
        window = std::make_unique<TestWindow>(database.location());
    }

    QString literal(const QByteArray &bytes) const
    {
        return database.isSqlite() ? u"x'%1'"_s.arg(hex(bytes)) : u"'\\x%1'::bytea"_s.arg(hex(bytes));
    }

    QString stored(const QString &name)
    {
        return database
            .value(u"SELECT %1 FROM articles WHERE name = '%2'"_s.arg(
                database.isSqlite() ? u"lower(hex(picture))"_s : u"encode(picture, 'hex')"_s, name))
            .toString();
    }

    void open(const QString &name)
    {
        window->window().activateWindow();
        QTRY_VERIFY(window->window().isActiveWindow());
        window->click(window->master(), name);
        window->press(Qt::Key_Return);
        QTRY_COMPARE(find("form")->accessibleName(), u"Article "_s + name);
    }

    template <typename Widget = QWidget>
    Widget *find(const char *name)
    {
        return window->find<Widget>(window->master(), QString::fromLatin1(name));
    }

    QString info() { return find<QLabel>("blobInfo")->text(); }

    QString error()
    {
        const auto *label = find<QLabel>("error:picture");
        return label->isVisible() ? label->text() : QString();
    }

    /// Presses a button that asks for a file, and names one.
    void chooseFile(const char *button, const QString &path)
    {
        window->click(find(button));
        auto *dialog = window->window().findChild<QFileDialog *>();
        QVERIFY(dialog);
        dialog->findChild<QLineEdit *>(u"fileNameEdit"_s)->setText(path);
        QTest::keyClick(dialog->findChild<QLineEdit *>(u"fileNameEdit"_s), Qt::Key_Return);
        QTRY_VERIFY(!window->window().findChild<QFileDialog *>());
        window->window().activateWindow();
        QTRY_VERIFY(window->window().isActiveWindow());
    }

    TestDatabase database;
    QTemporaryDir folder;
    std::unique_ptr<TestWindow> window;
};

} // namespace

/// Pictures and other binary values: seen, saved to files, loaded from files, cleared.
class BlobFieldTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void aTableShowsTheSizeOfBinaryValues_data() { addDatabaseKinds(); }

    void aTableShowsTheSizeOfBinaryValues()
    {
        Shop shop(databaseKind());
        QTRY_VERIFY(shop.window->isReady());
        QVERIFY(shop.window->rows(shop.window->master()).contains(u"Data|12 kB"));
        QVERIFY(shop.window->rows(shop.window->master()).endsWith(u"Bare||0"));
    }

    void anImageIsShownAndOtherDataDescribed_data() { addDatabaseKinds(); }

    void anImageIsShownAndOtherDataDescribed()
    {
        Shop shop(databaseKind());
        QTRY_VERIFY(shop.window->isReady());
        shop.open(u"Cup"_s);
        QTRY_VERIFY(shop.info().startsWith(u"PNG image, 64 × 48, "));
        const auto *well = shop.find<QLabel>("field:picture");
        QCOMPARE(well->pixmap().toImage().pixelColor(5, 5), QColor(Qt::red));
        QCOMPARE(well->accessibleName(), u"Picture"_s);
        shop.open(u"Data"_s);
        QTRY_COMPARE(shop.info(), u"12 kB of data"_s);
        shop.open(u"Bare"_s);
        QCOMPARE(shop.info(), u"Nothing stored"_s);
        QVERIFY(!shop.find("clear")->isEnabled());
    }

    void viewOpensAWindowOfItsOwn()
    {
        Shop shop(DatabaseLocation::Kind::SQLite);
        QTRY_VERIFY(shop.window->isReady());
        shop.open(u"Cup"_s);
        shop.find("field:picture")->setFocus();
        shop.window->press(Qt::Key_Space);
        QPointer<QWidget> view = shop.window->window().findChild<QWidget *>(u"blobWindow"_s);
        QVERIFY(view && view->isVisible() && !view->isModal());
        QTRY_VERIFY(!view->findChild<QLabel *>()->pixmap().isNull());
        QTest::keyClick(view, Qt::Key_Escape);
        QTRY_VERIFY(!view);
        shop.open(u"Data"_s);
        shop.window->click(shop.find("view"));
        view = shop.window->window().findChild<QWidget *>(u"blobWindow"_s);
        auto *bytes = view->findChild<QPlainTextEdit *>();
        QTRY_VERIFY(bytes->isVisible());
        QVERIFY(bytes->toPlainText().startsWith(u"00000000  01 01 01"));
    }

    void aFileIsLoadedAndSaved_data() { addDatabaseKinds(); }

    void aFileIsLoadedAndSaved()
    {
        Shop shop(databaseKind());
        QTRY_VERIFY(shop.window->isReady());
        const QByteArray blue = png(Qt::blue);
        const QString path = shop.folder.filePath(u"blue.png"_s);
        QVERIFY(writeBlobFile(path, blue));
        shop.open(u"Bare"_s);
        shop.chooseFile("loadFromFile", path);
        QTRY_VERIFY(shop.info().startsWith(u"PNG image"));
        QCOMPARE(shop.window->status(u"saved"_s), u"1 record not saved yet"_s);
        shop.window->press(Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(shop.stored(u"Bare"_s), hex(blue));

        shop.open(u"Cup"_s);
        const QString copy = shop.folder.filePath(u"copy.png"_s);
        shop.chooseFile("saveToFile", copy);
        QTRY_VERIFY(QFileInfo::exists(copy));
        QCOMPARE(readBlobFile(copy).value_or(QByteArray()), png(Qt::red));
    }

    /// The table has read nothing of it.
    void whatIsLargeIsSavedWhole_data() { addDatabaseKinds(); }

    void whatIsLargeIsSavedWhole()
    {
        Shop shop(databaseKind());
        QTRY_VERIFY(shop.window->isReady());
        const QByteArray film(300'000, '\x02');
        shop.database.execute(
            {u"INSERT INTO articles (name, picture) VALUES ('Film', %1)"_s.arg(shop.literal(film))});
        shop.window->press(Qt::Key_F5);
        QTRY_VERIFY(shop.window->rows(shop.window->master()).contains(u"Film|293 kB"));
        shop.window->click(shop.window->master(), u"Film"_s);
        shop.window->press(Qt::Key_Return);
        QTRY_COMPARE(shop.find("form")->accessibleName(), u"Article Film"_s);
        QTRY_COMPARE(shop.info(), u"293 kB of data"_s);
        const QString copy = shop.folder.filePath(u"film"_s);
        shop.chooseFile("saveToFile", copy);
        QTRY_VERIFY(QFileInfo::exists(copy));
        QTRY_COMPARE(readBlobFile(copy).value_or(QByteArray()), film);
    }

    void clearingIsUndoneInTheFieldAndAfterSaving_data() { addDatabaseKinds(); }

    void clearingIsUndoneInTheFieldAndAfterSaving()
    {
        Shop shop(databaseKind());
        QTRY_VERIFY(shop.window->isReady());
        shop.open(u"Cup"_s);
        shop.window->click(shop.find("clear"));
        QCOMPARE(shop.info(), u"Nothing stored"_s);
        shop.window->press(Qt::Key_Z, Qt::ControlModifier); // the focus is in the field
        QTRY_VERIFY(shop.info().startsWith(u"PNG image"));
        shop.window->press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(shop.info(), u"Nothing stored"_s);
        shop.window->press(Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(shop.stored(u"Cup"_s), QString());
        QTRY_VERIFY(!shop.find("form")->isVisible());
        shop.window->press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(shop.stored(u"Cup"_s), hex(png(Qt::red)));
    }

    void aNewRecordTakesAPicture_data() { addDatabaseKinds(); }

    void aNewRecordTakesAPicture()
    {
        Shop shop(databaseKind());
        QTRY_VERIFY(shop.window->isReady());
        const QString path = shop.folder.filePath(u"green.png"_s);
        QVERIFY(writeBlobFile(path, png(Qt::green)));
        shop.window->press(Qt::Key_N, Qt::ControlModifier);
        shop.window->type(u"Plate"_s);
        shop.chooseFile("loadFromFile", path);
        QTRY_VERIFY(shop.info().startsWith(u"PNG image"));
        shop.window->click(shop.find("save"));
        QTRY_COMPARE(shop.stored(u"Plate"_s), hex(png(Qt::green)));
    }

    void filesThatCannotBeUsedAreSaidUnderTheField()
    {
        Shop shop(DatabaseLocation::Kind::SQLite);
        QTRY_VERIFY(shop.window->isReady());
        shop.open(u"Cup"_s);
        const QString info = shop.info();
        shop.chooseFile("saveToFile", shop.folder.filePath(u"no/such/folder.png"_s));
        QTRY_VERIFY(shop.error().contains(u"folder.png could not be written"));
        shop.chooseFile("loadFromFile", shop.database.location().path);
        QTRY_VERIFY(shop.error().endsWith(u"is the database that is open here."));
        QFile large(shop.folder.filePath(u"large.bin"_s));
        QVERIFY(large.open(QIODevice::WriteOnly) && large.resize(65 * 1024 * 1024));
        large.close();
        shop.chooseFile("loadFromFile", large.fileName());
        QTRY_COMPARE(shop.error(),
                     u"large.bin is larger than 64 MB, which is the most that a record can take."_s);
        QVERIFY(shop.window->status(u"saved"_s) == u"All saved"_s);
    }

    void tabWalksThroughTheButtonsOfTheField()
    {
        Shop shop(DatabaseLocation::Kind::SQLite);
        QTRY_VERIFY(shop.window->isReady());
        shop.open(u"Cup"_s);
        shop.find("field:name")->setFocus();
        shop.window->type(u"Mug"_s); // with nothing typed there is nothing to save
        QStringList walked;
        for (int i = 0; i < 8; ++i) {
            walked += QApplication::focusWidget()->objectName();
            shop.window->press(Qt::Key_Tab);
        }
        QCOMPARE(walked.join(u' '),
                 u"field:name field:picture view saveToFile loadFromFile clear save cancel"_s);
    }
};

RELATA_TEST(BlobFieldTest, "blob_field");
#include "test_blob_field.moc"
