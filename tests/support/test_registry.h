#pragma once

#include <QtCore/QObject>

#include <functional>
#include <map>
#include <memory>

namespace relata::test {

/// The test classes of one binary by name, filled before main() runs; test_main.cpp runs the ones named.
std::map<QByteArray, std::function<std::unique_ptr<QObject>()>> &registry();

struct Registration
{
    Registration(const char *name, std::function<std::unique_ptr<QObject>()> make)
    {
        registry().emplace(name, std::move(make));
    }
};

} // namespace relata::test

/// Registers a test class under the name that its ctest entry passes, e.g. RELATA_TEST(SeekIndexTest,
/// "seek_index").
#define RELATA_TEST(Class, name)                                                                             \
    static const relata::test::Registration registered##Class(name, [] { return std::make_unique<Class>(); })
