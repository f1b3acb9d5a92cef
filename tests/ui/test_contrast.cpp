#include "support/test_registry.h"
#include "ui/message_colors.h"
#include "ui/record_table_look.h"
#include "ui/theme.h"
#include "ui/window_states.h"

#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QTabBar>
#include <QtWidgets/QToolButton>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// What WCAG 2 asks of ordinary text; what is disabled is excepted there and here.
constexpr double Readable = 4.5;
/// Pixels of a picture to one of the window.
constexpr int Sharpness = 3;

/// A text on a background, as it is painted.
struct Pair
{
    const char *what;
    QColor text;
    QColor background;
};

QList<Pair> ofThePalette(const QPalette &palette)
{
    const auto color = [&palette](QPalette::ColorRole role) { return palette.color(QPalette::Active, role); };
    const QColor placeholder = color(QPalette::PlaceholderText);
    return {{"text in a field", color(QPalette::Text), color(QPalette::Base)},
            {"text in every other row", color(QPalette::Text), color(QPalette::AlternateBase)},
            {"text in the window", color(QPalette::WindowText), color(QPalette::Window)},
            {"text on a button", color(QPalette::ButtonText), color(QPalette::Button)},
            {"marked text and menu entry", color(QPalette::HighlightedText), color(QPalette::Highlight)},
            {"tool tip", color(QPalette::ToolTipText), color(QPalette::ToolTipBase)},
            {"placeholder in a field", placeholder, color(QPalette::Base)},
            {"placeholder in the window", placeholder, color(QPalette::Window)},
            {"link", color(QPalette::Link), color(QPalette::Base)}};
}

QList<Pair> ofATable(const QPalette &palette, bool focused)
{
    const RecordTableLook look(palette, focused);
    const QColor text = palette.color(QPalette::Text);
    return {{"selected row", text, look.selection},
            {"current row", text, look.currentRow},
            {"column title", look.headerText, look.headerBackground},
            {"pressed column title", look.headerText, look.headerPressed},
            {"match", text, matchTint(palette)},
            {"wrong value", text, errorTint(palette)},
            {"chosen link", palette.color(QPalette::Link), look.selection}};
}

QList<Pair> ofMessages(const QPalette &palette)
{
    const QColor window = palette.color(QPalette::Window);
    const QColor text = palette.color(QPalette::WindowText);
    const QColor marked = toneTint(MessageTone::Information, palette);
    const QColor wrong = errorTint(palette);
    return {{"error below a field", errorText(palette), window},
            {"text in a wrong field", text, wrong},
            {"placeholder in a wrong field", quietText(palette, wrong), wrong},
            {"quiet text", quietText(palette), window},
            {"quiet text in a list", quietText(palette), palette.color(QPalette::Base)},
            {"quiet text under the mouse", quietText(palette), RecordTableLook(palette, true).currentRow},
            {"quiet text on a marked button", quietText(palette, marked), marked},
            {"information", text, marked},
            {"question", text, toneTint(MessageTone::Question, palette)},
            {"error", text, toneTint(MessageTone::Error, palette)}};
}

/// The greatest contrast to the colour that most of a picture has: that of its text, a little less where
/// strokes are thin.
double contrastIn(const QImage &picture)
{
    QHash<QRgb, int> pixels;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x)
            ++pixels[picture.pixel(x, y)];
    }
    const auto rare = [](auto a, auto b) { return a.value() < b.value(); };
    QHash<QRgb, int>::const_iterator most = pixels.cbegin();
    for (auto it = pixels.cbegin(); it != pixels.cend(); ++it) {
        if (rare(most, it))
            most = it;
    }
    double greatest = 1;
    for (auto it = pixels.cbegin(); it != pixels.cend(); ++it)
        greatest = std::max(greatest, contrast(QColor(it.key()), QColor(most.key())));
    return greatest;
}

/// A piece of a widget that has a text on it.
struct Piece
{
    QString what;
    QWidget *widget;
    QRect rect;
};

/// Without the frame, which is no text.
QRect inside(const QWidget &widget)
{
    return widget.rect().adjusted(4, 4, -4, -4);
}

QString shownText(const QWidget &widget)
{
    const QString text = widget.property("text").toString();
    return text.isEmpty() ? widget.property("placeholderText").toString() : text;
}

QList<Piece> textsOf(const QWidget &window)
{
    QList<Piece> pieces;
    for (QWidget *widget : window.findChildren<QWidget *>()) {
        const bool hasText = qobject_cast<QLabel *>(widget) || qobject_cast<QAbstractButton *>(widget) ||
                             qobject_cast<QLineEdit *>(widget);
        const auto *button = qobject_cast<QToolButton *>(widget);
        const bool onlyPicture =
            button && button->toolButtonStyle() == Qt::ToolButtonIconOnly && !button->icon().isNull();
        if (widget->isVisible() && widget->isEnabled() && hasText && !onlyPicture &&
            !shownText(*widget).trimmed().isEmpty())
            pieces.append({shownText(*widget), widget, inside(*widget)});
    }
    return pieces;
}

QList<Piece> tabsOf(const QWidget &window)
{
    QList<Piece> pieces;
    for (QTabBar *tabs : window.findChildren<QTabBar *>()) {
        for (int i = 0; tabs->isVisible() && i < tabs->count(); ++i)
            pieces.append({tabs->tabText(i), tabs, tabs->tabRect(i).adjusted(8, 8, -8, -8)});
    }
    return pieces;
}

QList<Piece> cellsOf(const QWidget &window)
{
    QList<Piece> pieces;
    for (RecordTableView *table : window.findChildren<RecordTableView *>()) {
        if (!table->isVisible() || !table->model())
            continue;
        const QHeaderView *header = table->horizontalHeader();
        for (int column = 0; column < table->model()->columnCount(); ++column) {
            if (header->isSectionHidden(column))
                continue;
            const QRect title(header->sectionViewportPosition(column), 0, header->sectionSize(column),
                              header->height());
            pieces.append({table->model()->headerData(column, Qt::Horizontal).toString(), header->viewport(),
                           title.adjusted(4, 4, -4, -4) & header->viewport()->rect()});
            for (int row = 0; row < table->model()->rowCount(); ++row) {
                const QModelIndex index = table->model()->index(row, column);
                const QRect cell =
                    table->visualRect(index).adjusted(4, 2, -4, -2) & table->viewport()->rect();
                if (!index.data().toString().isEmpty() && cell.width() > 20)
                    pieces.append({index.data().toString(), table->viewport(), cell});
            }
        }
    }
    return pieces;
}

} // namespace

/// All text can be read, in light and in dark.
class ContrastTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void colorsAreMadeToBeRead_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void colorsAreMadeToBeRead()
    {
        QFETCH(bool, dark);
        const QPalette palette = Theme::palette(dark);
        const QList<Pair> pairs =
            ofThePalette(palette) + ofATable(palette, true) + ofATable(palette, false) + ofMessages(palette);
        QStringList tooFaint;
        for (const auto &[what, text, background] : pairs) {
            if (contrast(text, background) < Readable)
                tooFaint << u"%1: %2"_s.arg(QString::fromLatin1(what)).arg(contrast(text, background));
        }
        QCOMPARE(tooFaint.join(u'\n'), QString());
    }

    void whatIsPaintedCanBeRead_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<bool>("dark");
        for (const QString &state : WindowStates::names()) {
            QTest::newRow(qPrintable(state + u", light"_s)) << state << false;
            QTest::newRow(qPrintable(state + u", dark"_s)) << state << true;
        }
    }

    void whatIsPaintedCanBeRead()
    {
        QFETCH(QString, state);
        QFETCH(bool, dark);
        m_theme.choose(dark ? Theme::Choice::Dark : Theme::Choice::Light);
        WindowStates states;
        states.enter(state);
        expectReadable(states.window().window());
    }

    void rowsThatStandBackCanBeRead_data() { colorsAreMadeToBeRead_data(); }

    void rowsThatStandBackCanBeRead()
    {
        QFETCH(bool, dark);
        m_theme.choose(dark ? Theme::Choice::Dark : Theme::Choice::Light);
        WindowStates states;
        states.enter(u"browsing"_s);
        RecordTableView *table = states.window().master()->table();
        table->setDimmed(true);
        QTRY_VERIFY(table->isPale());
        expectReadable(states.window().window());
    }

private:
    static void expectReadable(QWidget &window)
    {
        const QList<Piece> pieces = textsOf(window) + tabsOf(window) + cellsOf(window);
        const QImage picture = pictureOf(window);
        QStringList tooFaint;
        int seen = 0;
        for (const auto &[what, widget, rect] : pieces) {
            const QRect place(widget->mapTo(&window, rect.topLeft()), rect.size());
            if (!isOnTop(window, place, widget))
                continue;
            ++seen;
            const QRect pixels(place.topLeft() * Sharpness, place.size() * Sharpness);
            if (const double found = contrastIn(picture.copy(pixels)); found < Readable)
                tooFaint << u"%1 (%2): %3"_s.arg(what, widget->objectName()).arg(found);
        }
        QVERIFY(seen > 5);
        QCOMPARE(tooFaint.join(u'\n'), QString());
    }

    /// Drawn larger than on most screens: strokes are as wide as a pixel, and have the colour of the pen.
    static QImage pictureOf(QWidget &window)
    {
        QImage picture(window.size() * Sharpness, QImage::Format_RGB32);
        picture.setDevicePixelRatio(Sharpness);
        window.render(&picture);
        return picture;
    }

    /// Whether it is in sight, and nothing lies above it.
    static bool isOnTop(const QWidget &window, const QRect &place, const QWidget *widget)
    {
        const QWidget *there = window.childAt(place.center());
        return place.isValid() && there && (there == widget || widget->isAncestorOf(there));
    }

    Theme m_theme;
};

RELATA_TEST(ContrastTest, "contrast");
#include "test_contrast.moc"
