#pragma once

#include "models/database/database_location.h"

#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlTableModel>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QTableView>

#include <memory>

namespace relata::bench {

/// What a Qt developer writes first: customers and orders, each a QTableView on a QSqlTableModel, and
/// setFilter() when another customer becomes current. Times are milliseconds until the rows are painted.
class TableModelProgram
{
public:
    explicit TableModelProgram(const DatabaseLocation &location);
    ~TableModelProgram();

    double openingTime() const { return m_openingTime; }

    QTableView *customers() { return &m_customerView; }

    QTableView *orders() { return &m_orderView; }

    static QSqlTableModel *modelOf(const QTableView *view)
    {
        return static_cast<QSqlTableModel *>(view->model());
    }

    /// Everything this program knows it knows after having fetched every row.
    static void fetchAll(QTableView *view);
    static double timeToRows(QTableView *view, const std::function<void()> &act);
    double goToCustomer(int row);
    double selectNextCustomer();

private:
    void showOrdersOf(int row);

    std::unique_ptr<QSqlTableModel> m_customers;
    std::unique_ptr<QSqlTableModel> m_orders;
    QSplitter m_window;
    QTableView m_customerView;
    QTableView m_orderView;
    double m_openingTime = 0;
};

} // namespace relata::bench
