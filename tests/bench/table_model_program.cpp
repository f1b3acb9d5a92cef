#include "bench/table_model_program.h"

#include "bench/paint_clock.h"

#include <QtTest/QTest>

namespace relata::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

QSqlDatabase opened(const DatabaseLocation &location)
{
    const bool isFile = location.kind == DatabaseLocation::Kind::SQLite;
    QSqlDatabase database = QSqlDatabase::addDatabase(isFile ? u"QSQLITE"_s : u"QPSQL"_s);
    database.setDatabaseName(isFile ? location.path : location.parameter(u"dbname"_s));
    if (!isFile) {
        database.setHostName(location.parameter(u"host"_s));
        database.setPort(location.parameter(u"port"_s).toInt());
        database.setUserName(location.parameter(u"user"_s));
        database.setConnectOptions(u"sslmode=disable;gssencmode=disable"_s);
    }
    database.open();
    return database;
}

} // namespace

TableModelProgram::TableModelProgram(const DatabaseLocation &location)
{
    const auto open = [&] {
        const QSqlDatabase database = opened(location);
        m_customers = std::make_unique<QSqlTableModel>(nullptr, database);
        m_orders = std::make_unique<QSqlTableModel>(nullptr, database);
        m_customers->setTable(u"customers"_s);
        m_customers->select();
        m_orders->setTable(u"orders"_s);
        m_customerView.setModel(m_customers.get());
        m_orderView.setModel(m_orders.get());
        QObject::connect(m_customerView.selectionModel(), &QItemSelectionModel::currentRowChanged, &m_window,
                         [this](const QModelIndex &current) { showOrdersOf(current.row()); });
        m_window.addWidget(&m_customerView);
        m_window.addWidget(&m_orderView);
        m_window.resize(1180, 720); // as large as Relata's
        m_window.show();
        m_customerView.selectRow(0);
    };
    m_openingTime = timeToRows(&m_orderView, open);
}

TableModelProgram::~TableModelProgram()
{
    m_customers.reset();
    m_orders.reset();
    QSqlDatabase::removeDatabase(QLatin1StringView(QSqlDatabase::defaultConnection));
}

void TableModelProgram::showOrdersOf(int row)
{
    const QString id = m_customers->data(m_customers->index(row, 0)).toString();
    m_orders->setFilter(u"customer_id = "_s + id);
    m_orders->select();
}

void TableModelProgram::fetchAll(QTableView *view)
{
    while (view->model()->canFetchMore({}))
        view->model()->fetchMore({});
}

double TableModelProgram::timeToRows(QTableView *view, const std::function<void()> &act)
{
    return PaintClock::instance()->timeUntilPainted([view] { return view->viewport(); }, act,
                                                    [] { return true; });
}

double TableModelProgram::goToCustomer(int row)
{
    return timeToRows(&m_customerView, [this, row] {
        while (m_customers->rowCount() <= row && m_customers->canFetchMore())
            m_customers->fetchMore();
        m_customerView.setCurrentIndex(m_customers->index(row, 1));
        m_customerView.viewport()->update(); // where it was there already, too
    });
}

double TableModelProgram::selectNextCustomer()
{
    return timeToRows(&m_orderView, [this] { QTest::keyClick(&m_customerView, Qt::Key_Down); });
}

} // namespace relata::bench
