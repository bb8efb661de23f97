// Numbers, checks and prices as an ERP does them. OData v2 and v4, ETags, filters and errors are SAP's CAP runtime as it is.
const cds = require('@sap/cds')

const number = async (entity, key, from) => {
  const found = await SELECT.one.from(entity).columns(`max(${key}) as last`)
  return String(Math.max(Number(found?.last || 0), from) + 1).padStart(10, '0')
}

// Thousandths in whole numbers: an ERP does not count money in binary fractions.
const thousandths = (text) => {
  const [, sign, whole, part] = /^(-?)(\d+)\.?(\d*)$/.exec(String(text))
  const value = BigInt(whole) * 1000n + BigInt((part + '000').slice(0, 3))
  return sign ? -value : value
}
const decimal = (value) => {
  const digits = String(value < 0n ? -value : value).padStart(4, '0')
  return `${value < 0n ? '-' : ''}${digits.slice(0, -3)}.${digits.slice(-3)}`
}

class API_SALES_ORDER_SRV extends cds.ApplicationService {
  init() {
    const { A_SalesOrder } = this.entities
    this.before('CREATE', A_SalesOrder, async (request) => {
      const order = request.data
      if (!order.to_Item?.length) return request.reject(400, 'V1/331: a sales order needs an item')
      if (!await SELECT.one.from('sap.BusinessPartner').where({ Customer: order.SoldToParty }))
        return request.reject(400, `VP/199: Sold-to party ${order.SoldToParty} not maintained for sales area`)
      let total = 0n
      for (const [index, item] of order.to_Item.entries()) {
        if (!await SELECT.one.from('sap.Product').where({ Product: item.Material }))
          return request.reject(400, `V1/382: Material ${item.Material} is not defined`)
        item.SalesOrderItem ||= String((index + 1) * 10).padStart(6, '0')
        const [price] = item.to_PricingElement
        price.PricingProcedureStep ||= '010'
        const amount = thousandths(price.ConditionRateValue) * thousandths(item.RequestedQuantity)
          / BigInt(price.ConditionQuantity || 1) / 1000n
        item.NetAmount = decimal(amount)
        total += amount
      }
      for (const [index, price] of (order.to_PricingElement || []).entries()) {
        price.PricingProcedureStep ||= String(900 + index)
        total += thousandths(price.ConditionRateValue)
      }
      order.TotalNetAmount = decimal(total)
      order.SalesOrder ||= await number(A_SalesOrder, 'SalesOrder', 5000000)
    })
    return super.init()
  }
}

class API_BUSINESS_PARTNER extends cds.ApplicationService {
  init() {
    const { A_BusinessPartner } = this.entities
    this.before('CREATE', A_BusinessPartner, async (request) => {
      const partner = request.data
      partner.BusinessPartner ||= await number(A_BusinessPartner, 'BusinessPartner', 20000000)
      partner.Customer = partner.BusinessPartner
      for (const [index, address] of (partner.to_BusinessPartnerAddress || []).entries()) {
        address.AddressID ||= String(index + 1)
        for (const [ordinal, phone] of (address.to_MobilePhoneNumber || []).entries()) phone.OrdinalNumber ||= String(ordinal + 1)
        for (const [ordinal, email] of (address.to_EmailAddress || []).entries()) email.OrdinalNumber ||= String(ordinal + 1)
      }
    })
    return super.init()
  }
}

module.exports = { API_SALES_ORDER_SRV, API_BUSINESS_PARTNER }
