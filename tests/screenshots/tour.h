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
    void init();
    void widths();
    void searching();
    void searchingEverything();
    void filtering();
    void goingToARow();
    void forms();
    void keptDrafts();
    void offeredDrafts();
    void details();
    void walking();
    void undeclaredRelationships();
    void conflict();
    void changedElsewhere();
    void savingACopy();
    void cells();
    void dropDowns();
    void deleting();
    void picking();
    void lines();
    void deciding();
    void messages();
    void pasting();
    void columns();
    void emptyStore();
    void readOnly();
    void manyRelationships();
    void longForm();
    void start();
    void connecting();
    void lostConnection();
    void opening();
    void helpPages();
    void menus();

private:
    static constexpr QSize Usual{1280, 760};
    static constexpr QSize Narrow{700, 600};
    static constexpr QSize Wide{1800, 900};

    DatabaseLocation newFile(const QString &name) const;
    DatabaseLocation million();

    Camera m_camera;
    SampleDatabase m_sample;
    Theme *m_theme;
    DatabaseLocation m_people;
    DatabaseLocation m_million;
    QTemporaryDir m_folder;
};

} // namespace relata::test
