#include "support/spoken_events.h"

#include <QtCore/QMetaEnum>
#include <QtCore/QtPlugin>
#include <QtGui/QAccessible>
#include <QtGui/QAccessibleBridge>
#include <QtGui/QAccessibleBridgePlugin>

namespace relata::test {

namespace {

SpokenEvents *listener = nullptr;

class ListeningBridge : public QAccessibleBridge
{
public:
    void setRootObject(QAccessibleInterface *) override {}

    void notifyAccessibilityUpdate(QAccessibleEvent *event) override
    {
        QAccessibleInterface *about = listener != nullptr ? event->accessibleInterface() : nullptr;
        if (about == nullptr)
            return;
        const char *kind = QMetaEnum::fromType<QAccessible::Event>().valueToKey(event->type());
        listener->add(QString::fromLatin1(kind) + u' ' + about->text(QAccessible::Name));
    }
};

} // namespace

SpokenEvents::SpokenEvents()
{
    listener = this;
}

SpokenEvents::~SpokenEvents()
{
    listener = nullptr;
}

} // namespace relata::test

class ListeningBridgePlugin : public QAccessibleBridgePlugin
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QAccessibleBridgeFactoryInterface_iid FILE "spoken_events.json")

public:
    QAccessibleBridge *create(const QString &) override
    {
        // Qt never deletes a bridge; held here, it is no leak.
        static auto *bridge = new relata::test::ListeningBridge;
        return bridge;
    }
};

Q_IMPORT_PLUGIN(ListeningBridgePlugin)
#include "spoken_events.moc"
