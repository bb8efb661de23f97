using sap from '../db/schema';

@requires: 'hub' @path: '/odata/v4/API_SALES_ORDER_SRV'
service API_SALES_ORDER_SRV {
  entity A_SalesOrder as projection on sap.SalesOrder;
  entity A_SalesOrderItem as projection on sap.SalesOrderItem;
  entity A_SalesOrderItemPrElement as projection on sap.SalesOrderItemPrElement;
  entity A_SalesOrderPrElement as projection on sap.SalesOrderPrElement;
  entity A_SalesOrderText as projection on sap.SalesOrderText;
}

@requires: 'hub' @path: '/odata/v4/API_BUSINESS_PARTNER'
service API_BUSINESS_PARTNER {
  entity A_BusinessPartner as projection on sap.BusinessPartner;
  entity A_BusinessPartnerAddress as projection on sap.BusinessPartnerAddress;
  entity A_BusinessPartnerRole as projection on sap.BusinessPartnerRole;
  entity A_AddressMobilePhoneNumber as projection on sap.MobilePhoneNumber;
  entity A_AddressEmailAddress as projection on sap.EmailAddress;
}

annotate API_SALES_ORDER_SRV.A_SalesOrder with { LastChangeDateTime @odata.etag };
annotate API_BUSINESS_PARTNER.A_BusinessPartner with { LastChangeDateTime @odata.etag };
