#pragma once

#include <QtCore/QList>
#include <QtWidgets/QLayout>

namespace relata {

/// A sentence with its buttons behind it, or below it at its end where the sentence would be squeezed beside
/// them; as many lines of buttons as they need, so that they force no width upon the window. What closes it
/// keeps the corner. On the GUI thread.
class MessageLayout : public QLayout
{
    Q_OBJECT

public:
    explicit MessageLayout(QWidget *parent);
    ~MessageLayout() override;

    void setText(QWidget *text);
    void setClose(QWidget *close);
    void setDetails(QWidget *details); ///< below all
    void setAnswer(QWidget *answer);   ///< between the text and buttons that stand below it
    void addButton(QWidget *button);

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
    enum class Part
    {
        Text,
        Close,
        Button,
        Answer,
        Details
    };

    struct Item
    {
        QLayoutItem *item;
        Part part;
    };

    void add(QWidget *widget, Part part);
    QLayoutItem *only(Part part) const;
    QList<QLayoutItem *> buttons() const;
    int buttonsWidth() const;
    bool fitsBeside(int width) const;
    int arrange(const QRect &rect, bool apply) const;
    int arrangeLine(const QRect &rect, bool beside, bool apply) const;
    int arrangeButtons(const QRect &rect, bool apply) const;
    void place(QLayoutItem *item, const QRect &whole, const QRect &rect) const;

    QList<Item> m_items;
};

} // namespace relata
