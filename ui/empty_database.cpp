#include "ui/empty_database.h"

#include "models/database/database_session.h"
#include "models/database/store_making.h"
#include "ui/message_bar.h"

#include <QtCore/QCoreApplication>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Messages
{
    Q_DECLARE_TR_FUNCTIONS(EmptyDatabase)
};

void make(DatabaseSession *session, MessageBar *messages, const std::function<void()> &made)
{
    session->request(Lane::Writer, {}, makeStore, messages,
                     [session, messages, made](const Result<bool> &done) {
                         if (done) {
                             messages->dismiss();
                             made();
                         } else {
                             messages->show(done.error(), [=] { make(session, messages, made); });
                         }
                     });
}

} // namespace

void offerTables(DatabaseSession *session, MessageBar *messages, const std::function<void()> &made)
{
    const DatabaseLocation &location = session->location();
    if (location.kind != DatabaseLocation::Kind::PostgreSQL || location.readOnly ||
        !session->schema()->tables().isEmpty())
        return;
    messages->show(
        MessageBar::Tone::Question,
        Messages::tr("There are no tables in this database yet. Relata can make tables for customers "
                     "and their orders in it; Details shows the SQL."),
        {{Messages::tr("Make the Tables"), [=] { make(session, messages, made); }},
         {Messages::tr("Leave It Empty"), [=] { messages->dismiss(); }}},
        storeSql(location));
}

} // namespace relata
