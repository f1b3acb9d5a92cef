#pragma once

#include <QtWidgets/QScrollArea>

class QLabel;

namespace relata {

/// What a server, a file or a script says, word for word and never as markup. As high as its text, up to some
/// lines; what is longer is scrolled, so that it pushes nothing out of the window.
class DetailsText : public QScrollArea
{
    Q_OBJECT

public:
    explicit DetailsText(QWidget *parent);

    /// In several lines it has columns, or a mark under a letter: then the letters are equally wide.
    void setText(const QString &text);

    QSize sizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    int lines(int count) const;

    QLabel *m_text;
};

} // namespace relata
