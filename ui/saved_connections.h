#pragma once

#include "models/database/database_location.h"

#include <QtWidgets/QComboBox>

namespace relata {

/// The servers that were connected to before, to be chosen from; without their passwords, which are in the
/// keyring if anywhere. Read anew whenever it is shown.
class SavedConnections : public QComboBox
{
    Q_OBJECT

public:
    explicit SavedConnections(QWidget *parent);

Q_SIGNALS:
    void chosen(const relata::DatabaseLocation &location);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void fill();
};

} // namespace relata
