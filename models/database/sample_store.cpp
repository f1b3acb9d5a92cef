#include "models/database/sample_store.h"

#include "models/database/connection.h"
#include "models/database/resource_file.h"
#include "models/database/sample_words.h"
#include "models/database/store_schema.h"
#include "models/database/transaction.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDate>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Years = 3;
constexpr int TablesOnly = 1;           ///< the migration after which there are tables, but no indexes yet
constexpr qint64 RowsPerChunk = 20'000; ///< a statement puts in as many: few enough to sort in memory

Result<void> refuseRecords(Connection &connection)
{
    auto present = connection.fetchValue({u"SELECT count(*) FROM customers"_s, {}});
    if (!present)
        return std::unexpected(present.error());
    if (present->toLongLong() == 0)
        return {};
    return std::unexpected(DatabaseError{
        .message = QCoreApplication::translate("SampleStore",
                                               "%1 has customers already; a sample needs an empty store.")
                       .arg(connection.location().displayName())});
}

/// The customers that stand at the head of the list, whom the manual and the tests know by name.
Result<qint64> insertPeople(Connection &connection)
{
    auto words = readFile(u":/sample/words.json"_s);
    if (!words)
        return std::unexpected(words.error());
    const QJsonArray people = QJsonDocument::fromJson(*words)[u"people"].toArray();
    for (const auto &person : people) {
        QVariantList values;
        for (const auto &value : person.toArray())
            values << (value.isNull() ? QVariant() : value.toVariant());
        auto inserted = connection.execute(
            {u"INSERT INTO customers (name, email, phone, city) VALUES (?, ?, ?, ?)"_s, values});
        if (!inserted)
            return std::unexpected(inserted.error());
    }
    return people.size();
}

/// Runs a script that puts in the rows from one number to another, chunk by chunk.
Result<void> insertNumbered(Connection &connection, const QString &script, qint64 first, qint64 last,
                            const QVariantList &values)
{
    auto sql = readFile(script);
    if (!sql)
        return std::unexpected(sql.error());
    for (qint64 from = first; from <= last; from += RowsPerChunk) {
        const qint64 to = std::min(from + RowsPerChunk - 1, last);
        auto inserted = connection.execute({QString::fromUtf8(*sql), QVariantList{from, to} + values});
        if (!inserted)
            return inserted;
    }
    return {};
}

Result<void> insertRecords(Connection &connection, const SampleSize &size)
{
    auto people = insertPeople(connection);
    if (!people)
        return std::unexpected(people.error());
    auto customers = insertNumbered(connection, u":/sample/customers.sql"_s, *people + 1, size.customers, {});
    if (!customers)
        return customers;
    return insertNumbered(connection, u":/sample/orders.sql"_s, 1, size.orders,
                          {size.customers, size.orders, size.busyOrders, SampleBusyCustomer});
}

Result<void> fill(Connection &connection, QDate today, const SampleSize &size)
{
    Transaction transaction(connection);
    if (auto begun = transaction.begin(Transaction::Mode::Write); !begun)
        return begun;
    if (auto refused = refuseRecords(connection); !refused)
        return refused;
    {
        SampleWords words(connection);
        if (auto loaded = words.load(today.addYears(-Years), today); !loaded)
            return loaded;
        if (auto inserted = insertRecords(connection, size); !inserted)
            return inserted;
    }
    return transaction.commit();
}

} // namespace

Result<void> fillSample(Connection &connection, QDate today, const SampleSize &size)
{
    const StoreSchema schema;
    // Indexes are made from all rows at once in a fraction of the time that adding to them takes.
    if (auto tables = schema.migrateTo(TablesOnly, connection); !tables)
        return tables;
    if (auto filled = fill(connection, today, size); !filled)
        return filled;
    return schema.migrate(connection);
}

} // namespace relata
