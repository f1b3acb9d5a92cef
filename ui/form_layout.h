#pragma once

#include <QtWidgets/QLayout>

#include <vector>

namespace relata {

/// A grid of equal columns, as many as fit: three when there is room, one when it is narrow. Cells fill it
/// row by row; a wide one takes a row of its own.
class FormLayout : public QLayout
{
    Q_OBJECT

public:
    explicit FormLayout(QWidget *parent);
    ~FormLayout() override;

    void addCell(QWidget *cell, bool wide);

    void addItem(QLayoutItem *item) override;
    int count() const override;
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;

    bool hasHeightForWidth() const override { return true; }

    int heightForWidth(int width) const override;
    void setGeometry(const QRect &rect) override;

private:
    struct Cell
    {
        QLayoutItem *item = nullptr;
        bool wide = false;
    };

    int columnsFor(int width) const;
    int arrange(const QRect &rect, bool apply) const;

    std::vector<Cell> m_cells;
};

} // namespace relata
