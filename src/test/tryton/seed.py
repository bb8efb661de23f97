#!/usr/bin/python3
"""Seeds an activated, empty Tryton database for the tests: seed.py trytond.conf database

Company 演示商贸有限公司 (CNY), chart of accounts, fiscal years, products SKU0001..SKU0050 with stock in warehouse WH,
one customer that already exists, and the users hub (works) and readonly (no group). Passwords are for the tests only.
"""
import datetime
import os
import sys
from decimal import Decimal

os.environ.setdefault('DB_NAME', ':memory:')  # the imported test tools ask for it, nothing is kept there
from proteus import Model, config  # noqa: E402

conf, database = sys.argv[1:3]
proteus = config.set_trytond(database, user='admin', config_file=conf)
from trytond.modules.account.tests.tools import create_chart, create_fiscalyear, get_accounts  # noqa: E402
from trytond.modules.account_invoice.tests.tools import set_fiscalyear_invoice_sequences  # noqa: E402
from trytond.modules.company.tests.tools import create_company, get_company  # noqa: E402

# The dump must serve for years, whatever day it was made on.
YEARS = range(2025, 2036)
GOODS = ['龙井', '碧螺春', '铁观音', '普洱', '大红袍', '坚果礼盒', '牛肉干', '话梅', '矿泉水', '保温杯']

User = Model.get('res.user')
Party = Model.get('party.party')


def currency():
    Currency, Rate = Model.get('currency.currency'), Model.get('currency.currency.rate')
    yuan = Currency(name='人民币', symbol='¥', code='CNY', numeric_code='156', rounding=Decimal('0.01'))
    yuan.save()
    Rate(date=datetime.date(2020, 1, 1), rate=Decimal('1.0'), currency=yuan).save()
    country = Model.get('country.country')(name='中国', code='CN', code3='CHN', code_numeric='156')
    country.save()
    return yuan


def books():
    owner = Party(name='演示商贸有限公司')
    owner.save()
    create_company(party=owner, currency=currency())
    company = get_company()
    proteus._context = User.get_preferences(True, {})
    for year in YEARS:
        fiscal_year = create_fiscalyear(company, today=datetime.date(year, 6, 15))
        set_fiscalyear_invoice_sequences(fiscal_year).click('create_period')
    create_chart(company)
    return company


def goods(company):
    accounts = get_accounts(company)
    category = Model.get('product.category')(name='商品', accounting=True, account_expense=accounts['expense'],
        account_revenue=accounts['revenue'])
    category.save()
    # Lines without a product (freight, discount, rounding) are invoiced to this account.
    books = Model.get('account.configuration')(1)
    books.default_category_account_revenue = accounts['revenue']
    books.save()
    unit, = Model.get('product.uom').find([('name', '=', 'Unit')])
    products = []
    for number in range(1, 51):
        template = Model.get('product.template')(name='%s %d' % (GOODS[number % 10], number), type='goods',
            default_uom=unit, salable=True, list_price=Decimal(number * 100 + 99) / 100, account_category=category)
        template.sale_uom = unit
        template.products[0].suffix_code = 'SKU%04d' % number
        template.save()
        products.append(template.products[0])
    return products


def stock(products):
    storage, = Model.get('stock.location').find([('code', '=', 'STO')])
    inventory = Model.get('stock.inventory')(location=storage, date=datetime.date(2025, 1, 1))
    for product in products:
        inventory.lines.new(product=product).quantity = 500.0
    inventory.save()
    inventory.click('confirm')


def users(company):
    def group(module, name):
        found, = Model.get('ir.model.data').find([('module', '=', module), ('fs_id', '=', name)])
        return Model.get('res.group')(found.db_id)
    working = [('sale', 'group_sale'), ('sale', 'group_sale_admin'), ('stock', 'group_stock'),
        ('party', 'group_party_admin'), ('product', 'group_product_admin'), ('account', 'group_account')]
    english, = Model.get('ir.lang').find([('code', '=', 'en')])
    for login, groups in (('hub', working), ('readonly', [])):
        user = User(name=login, login=login, password='%s-Pass1' % login, language=english)
        user.companies.append(company.__class__(company.id))
        user.company = company.__class__(company.id)
        for module, name in groups:
            user.groups.append(group(module, name))
        user.save()


english, = Model.get('ir.lang').find([('code', '=', 'en')])
admin = User(proteus.user)
admin.language = english
admin.save()
proteus._context = User.get_preferences(True, {})
company = books()
stock(goods(company))
existing = Party(name='王伟', code='shop/CUST0001')
existing.save()
users(company)
