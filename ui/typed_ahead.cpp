#include "ui/typed_ahead.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QWidget>

#include <utility>

namespace relata {

TypedAhead::TypedAhead() = default;
TypedAhead::~TypedAhead() = default;
TypedAhead::TypedAhead(TypedAhead &&) noexcept = default;
TypedAhead &TypedAhead::operator=(TypedAhead &&) noexcept = default;

void TypedAhead::add(const QKeyEvent &key)
{
    m_keys.emplace_back(key.clone());
}

void TypedAhead::replay()
{
    for (const auto &key : std::exchange(m_keys, {})) {
        if (QWidget *focused = QApplication::focusWidget())
            QCoreApplication::sendEvent(focused, key.get());
    }
}

} // namespace relata
