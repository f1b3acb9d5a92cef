#pragma once

#include "support/test_database.h"

namespace relata::test {

/// Somebody else's database: the customers, invoices and employees of Chinook, named as on SQLite
/// (`[InvoiceDate]`) or as on PostgreSQL (`invoice_date`), with keys that nobody numbers and nothing unique.
/// Chinook itself where it lies beside the checkout, and a small look-alike that is always there.
class MusicShop : public TestDatabase
{
public:
    enum class Origin
    {
        LookAlike,
        Chinook
    };

    MusicShop(DatabaseLocation::Kind kind, Origin origin);

    /// A name of Chinook's as this database spells it: "InvoiceDate" or "invoice_date".
    QString name(const QString &camelCase) const;
    /// What the database's own command line program prints: another program's view of the file or server.
    QString seenFromOutside(const QString &sql) const;

    /// Data rows for each shop there is, and the shop of the current row.
    static void addRows();
    static std::unique_ptr<MusicShop> ofRow();

private:
    void fillFromChinook();
    void fillLookAlike();
};

} // namespace relata::test
