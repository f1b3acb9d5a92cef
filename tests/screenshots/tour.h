#pragma once

#include "screenshots/camera.h"

#include <QtCore/QObject>

namespace relata::test {

/// Goes through the states that the window can be in and takes a picture of each, to be looked at: the same
/// states at every scale, in light and in dark. Asserts only that a state is reached.
class Tour : public QObject
{
    Q_OBJECT

public:
    /// Where the pictures go, and in what appearance.
    Tour(const QString &folder, Theme *theme)
        : m_camera(folder)
        , m_theme(theme)
    {
    }

private Q_SLOTS:
    void initTestCase();
    void widths();
    void searching();
    void searchingEverything();
    void forms();
    void keptDrafts();
    void offeredDrafts();
    void details();
    void cells();
    void dropDowns();
    void deleting();
    void messages();
    void pasting();
    void columns();
    void emptyStore();
    void readOnly();
    void manyRelationships();
    void longForm();
    void start();
    void connecting();
    void opening();
    void helpPages();
    void menus();

private:
    void take(TestWindow &window, const QString &name);
    DatabaseLocation newFile(const QString &name) const;

    Camera m_camera;
    SampleDatabase m_sample;
    Theme *m_theme;
    DatabaseLocation m_people;
    QTemporaryDir m_folder;
};

} // namespace relata::test
