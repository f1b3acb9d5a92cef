"""Another program's view of the store: the two tables as an ORM maps them, and a few things done with them.

    orm_client.py make FILE                       make the tables (nothing required, nothing unique), two people
    orm_client.py add FILE CUSTOMER ORDER_NUMBER  give the customer with this key an order
    orm_client.py list FILE                       a line for each customer: key, name, order numbers
    orm_client.py owner FILE ORDER_NUMBER         the name of the customer whose order it is

FILE is a path, or a URL as SQLAlchemy takes it. Ends with status 1 where there is no such record.
"""
import argparse

import sqlalchemy as sa
from sqlalchemy import orm

Base = orm.declarative_base()


class Customer(Base):
    __tablename__ = "customers"
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.String(50))
    orders = orm.relationship("Order", back_populates="customer", order_by="Order.id")


class Order(Base):
    __tablename__ = "orders"
    id = sa.Column(sa.Integer, primary_key=True)
    order_number = sa.Column(sa.String(10))
    customer_id = sa.Column(sa.ForeignKey(Customer.id))
    customer = orm.relationship(Customer, back_populates="orders")


def make(session):
    Base.metadata.create_all(session.get_bind())
    session.add(Customer(name="Ada Lovelace", orders=[Order(order_number="12345")]))
    session.add(Customer(name="Grace Hopper"))


def add(session, customer, order_number):
    found = session.get(Customer, customer)
    if found is None:
        raise SystemExit(1)
    found.orders.append(Order(order_number=order_number))


def list_customers(session):
    for customer in session.scalars(sa.select(Customer).order_by(Customer.id)):
        print(customer.id, customer.name, *(order.order_number for order in customer.orders))


def owner(session, order_number):
    order = session.scalars(sa.select(Order).where(Order.order_number == order_number)).one_or_none()
    if order is None:
        raise SystemExit(1)
    print(order.customer.name)


def arguments():
    parser = argparse.ArgumentParser(description="An ORM's view of the store.")
    verbs = parser.add_subparsers(required=True)
    for name, action, values in [
        ("make", make, {}),
        ("add", add, {"customer": int, "order_number": str}),
        ("list", list_customers, {}),
        ("owner", owner, {"order_number": str}),
    ]:
        verb = verbs.add_parser(name)
        verb.add_argument("file")
        for value, kind in values.items():
            verb.add_argument(value, type=kind)
        verb.set_defaults(action=action)
    return vars(parser.parse_args())


def main():
    values = arguments()
    file, action = values.pop("file"), values.pop("action")
    engine = sa.create_engine(file if "://" in file else f"sqlite:///{file}", future=True)
    with orm.Session(engine, future=True) as session, session.begin():
        action(session, **values)


if __name__ == "__main__":
    main()
