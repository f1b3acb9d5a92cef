#include "support/music_shop.h"
#include "support/test_registry.h"
#include "support/test_window.h"
#include "ui/breadcrumb.h"
#include "ui/child_tabs.h"

#include <QtWidgets/QMenu>

#include <array>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Somebody at the keys of a window on Chinook, who counts them: a key with Alt held is one.
class Keys
{
public:
    Keys(const MusicShop &shop, const StartPlace &start)
        : window(shop.location(), start)
    {
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        ++m_count;
        if (QWidget *popup = QApplication::activePopupWidget())
            QTest::keyClick(popup, key, modifiers);
        else
            window.press(key, modifiers);
    }

    /// Opens the choice of parents, and the one that is wanted.
    void upTo(const QString &parent)
    {
        QTRY_VERIFY(window.master()->currentRecord() && !window.master()->model()->isPending());
        QTRY_VERIFY(window.detail()->currentRecord() && !window.detail()->model()->isPending());
        press(Qt::Key_Up, Qt::AltModifier);
        QTRY_VERIFY(QApplication::activePopupWidget());
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        for (int i = 0; i < menu->actions().size() && menu->activeAction()->text() != parent; ++i)
            press(Qt::Key_Down);
        QCOMPARE(menu->activeAction()->text(), parent);
        press(Qt::Key_Return);
    }

    int count() const { return m_count; }

    QString trail()
    {
        return window.find<Breadcrumb>(&window.window(), u"breadcrumb"_s)->steps().join(u" › "_s);
    }

    TestWindow window;

private:
    int m_count = 0;
};

void addShops()
{
    QTest::addColumn<DatabaseLocation::Kind>("kind");
    if (QStringLiteral(RELATA_CHINOOK).isEmpty() || QStringLiteral(RELATA_CHINOOK_POSTGRESQL).isEmpty())
        QSKIP("Chinook is not there");
    QTest::newRow("sqlite") << DatabaseLocation::Kind::SQLite;
    QTest::newRow("postgresql") << DatabaseLocation::Kind::PostgreSQL;
}

} // namespace

/// A database of eleven tables that nobody told Relata of, walked through.
class ChinookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void fromACustomerToAnArtistAndBackByKeys_data() { addShops(); }

    void fromACustomerToAnArtistAndBackByKeys()
    {
        const MusicShop shop(databaseKind(), MusicShop::Origin::Chinook);
        Keys keys(shop, {shop.name(u"Customer"_s), u"1"_s});
        QTRY_VERIFY(keys.window.isReady());
        QTRY_VERIFY(keys.trail().startsWith(u"Customer › Luís Gonçalves"_s));
        const QString start = keys.trail();

        keys.press(Qt::Key_Down, Qt::AltModifier); // his invoices
        QTRY_VERIFY(keys.trail().startsWith(u"Customer › Luís Gonçalves › Invoice › "_s));
        QTRY_VERIFY(keys.trail().endsWith(u" › Invoice line"_s));
        keys.press(Qt::Key_Down, Qt::AltModifier); // the lines of one
        QTRY_COMPARE(keys.trail().count(u'›'), 5);
        keys.upTo(u"Track"_s);
        QTRY_VERIFY(keys.trail().startsWith(u"Track › "_s));
        const QString track = keys.trail().section(u" › "_s, 1, 1);
        keys.upTo(u"Album"_s);
        QTRY_VERIFY(keys.trail().startsWith(u"Album › "_s));
        QTRY_VERIFY(keys.window.rows(keys.window.detail()).contains(track));
        keys.press(Qt::Key_Up, Qt::AltModifier); // its only parent
        QTRY_VERIFY(keys.trail().startsWith(u"Artist › "_s));
        const int there = keys.count();

        for (int i = 0; i < 5; ++i)
            keys.press(Qt::Key_Left, Qt::AltModifier);
        QTRY_COMPARE(keys.trail(), start);
        qInfo("%s: customer, invoice, line, track, album, artist: %d keys; and back: %d",
              QTest::currentDataTag(), there, keys.count() - there);
        QVERIFY(there <= 9); // with the way through the choices of parents
    }

    void fromAnEmployeeToReportsAndTheBoss_data() { addShops(); }

    void fromAnEmployeeToReportsAndTheBoss()
    {
        const MusicShop shop(databaseKind(), MusicShop::Origin::Chinook);
        Keys keys(shop, {shop.name(u"Employee"_s), u"1"_s});
        QTRY_VERIFY(keys.trail().startsWith(u"Employee › Andrew Adams"_s));
        chooseTab(keys, u"Employee (reports to)"_s);
        QTRY_COMPARE(keys.trail(), u"Employee › Andrew Adams › Employee (reports to)"_s);
        keys.press(Qt::Key_Down, Qt::AltModifier);
        QTRY_COMPARE(keys.window.master()->model()->rowCount(), 2); // the managers
        QCOMPARE(keys.window.master()->heading(), u"Employee of Andrew Adams"_s);
        QTRY_VERIFY(!keys.window.window().view()->isOnItsWay());
        const QString manager = keys.trail().section(u" › "_s, 3, 3);
        chooseTab(keys, u"Employee (reports to)"_s);
        keys.press(Qt::Key_Down, Qt::AltModifier); // whom one of them manages
        QTRY_COMPARE(keys.window.master()->heading(), u"Employee of "_s + manager);
        keys.press(Qt::Key_Up, Qt::AltModifier);
        QTRY_COMPARE(keys.window.master()->heading(), u"Employee of Andrew Adams"_s);
        keys.press(Qt::Key_Up, Qt::AltModifier);
        QTRY_COMPARE(keys.window.master()->heading(), u"Employee"_s);
        QTRY_VERIFY(keys.trail().startsWith(u"Employee › Andrew Adams › "_s));
    }

    void fromAPlaylistToItsTracksAndTheirPlaylists_data() { addShops(); }

    void fromAPlaylistToItsTracksAndTheirPlaylists()
    {
        const MusicShop shop(databaseKind(), MusicShop::Origin::Chinook);
        Keys keys(shop, {shop.name(u"Playlist"_s), u"18"_s});
        QTRY_COMPARE(keys.trail(), u"Playlist › On-The-Go 1 › Playlist track"_s);
        chooseTab(keys, u"Track"_s);
        QTRY_COMPARE(keys.trail(), u"Playlist › On-The-Go 1 › Track"_s);
        QTRY_COMPARE(keys.window.detail()->model()->rowCount(), 1);
        keys.press(Qt::Key_Down, Qt::AltModifier);
        QTRY_COMPARE(keys.window.master()->heading(), u"Track of On-The-Go 1"_s);
        QTRY_VERIFY(!keys.window.window().view()->isOnItsWay());
        chooseTab(keys, u"Playlist"_s);
        QTRY_VERIFY(keys.window.rows(keys.window.detail()).contains(u"On-The-Go 1"_s));
        QVERIFY(keys.window.detail()->model()->rowCount() > 1);
    }

private:
    static void chooseTab(Keys &keys, const QString &name)
    {
        const int tab = int(keys.window.window().view()->tabs()->names().indexOf(name));
        constexpr std::array Digits{Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4, Qt::Key_5};
        QVERIFY(tab >= 0 && tab < int(Digits.size()));
        keys.press(Digits.at(size_t(tab)), Qt::ControlModifier);
        keys.press(Qt::Key_F6); // in the table of the master again
    }
};

RELATA_TEST(ChinookTest, "chinook");
#include "test_chinook.moc"
