// Our own model of what the connector sap-s4 uses: the names and types of S/4HANA's API_SALES_ORDER_SRV and API_BUSINESS_PARTNER.
namespace sap;

entity Product {
  key Product : String(40);
  ProductDescription : String(40);
  BaseUnit : String(3) default 'PC';
}

entity BusinessPartner {
  key BusinessPartner : String(10);
  Customer : String(10);
  BusinessPartnerCategory : String(1);
  BusinessPartnerIDByExtSystem : String(20);
  OrganizationBPName1 : String(40);
  FirstName : String(40);
  LastName : String(40);
  LastChangeDateTime : Timestamp @cds.on.insert: $now @cds.on.update: $now;
  to_BusinessPartnerAddress : Composition of many BusinessPartnerAddress on to_BusinessPartnerAddress.partner = $self;
  to_BusinessPartnerRole : Composition of many BusinessPartnerRole on to_BusinessPartnerRole.partner = $self;
}

entity BusinessPartnerAddress {
  key partner : Association to BusinessPartner;
  key AddressID : String(10);
  StreetName : String(60);
  District : String(40);
  CityName : String(40);
  PostalCode : String(10);
  Country : String(3) @mandatory;
  Language : String(2);
  to_MobilePhoneNumber : Composition of many MobilePhoneNumber on to_MobilePhoneNumber.address = $self;
  to_EmailAddress : Composition of many EmailAddress on to_EmailAddress.address = $self;
}

entity MobilePhoneNumber { key address : Association to BusinessPartnerAddress; key OrdinalNumber : String(3); PhoneNumber : String(30); }

entity EmailAddress { key address : Association to BusinessPartnerAddress; key OrdinalNumber : String(3); EmailAddress : String(241); }

entity BusinessPartnerRole { key partner : Association to BusinessPartner; key BusinessPartnerRole : String(6); }

entity SalesOrder {
  key SalesOrder : String(10);
  SalesOrderType : String(4) @mandatory;
  SalesOrganization : String(4) @mandatory;
  DistributionChannel : String(2) @mandatory;
  OrganizationDivision : String(2) @mandatory;
  SoldToParty : String(10) @mandatory;
  PurchaseOrderByCustomer : String(35);
  PurchaseOrderByShipToParty : String(35);
  ExternalDocumentID : String(40);
  CustomerPurchaseOrderDate : Date;
  RequestedDeliveryDate : Date;
  TransactionCurrency : String(5);
  TotalNetAmount : Decimal(16, 3);
  DeliveryBlockReason : String(2) default '';
  OverallSDProcessStatus : String(1) default 'A';
  OverallTotalDeliveryStatus : String(1) default 'A';
  OverallSDDocumentRejectionSts : String(1) default 'A';
  LastChangeDateTime : Timestamp @cds.on.insert: $now @cds.on.update: $now;
  to_Item : Composition of many SalesOrderItem on to_Item.order = $self;
  to_PricingElement : Composition of many SalesOrderPrElement on to_PricingElement.order = $self;
  to_Text : Composition of many SalesOrderText on to_Text.order = $self;
}

entity SalesOrderItem {
  key order : Association to SalesOrder;
  key SalesOrderItem : String(6);
  Material : String(40) @mandatory;
  SalesOrderItemText : String(40);
  RequestedQuantity : Decimal(15, 3) @mandatory @assert.range: [ 0, 999999 ];
  ProductionPlant : String(4);
  NetAmount : Decimal(16, 3);
  to_PricingElement : Composition of many SalesOrderItemPrElement on to_PricingElement.item = $self;
}

entity SalesOrderItemPrElement {
  key item : Association to SalesOrderItem;
  key PricingProcedureStep : String(3);
  ConditionType : String(4);
  ConditionRateValue : Decimal(24, 9);
  ConditionCurrency : String(5);
  ConditionQuantity : Decimal(5, 0);
}

entity SalesOrderPrElement {
  key order : Association to SalesOrder;
  key PricingProcedureStep : String(3);
  ConditionType : String(4);
  ConditionRateValue : Decimal(24, 9);
  ConditionCurrency : String(5);
}

entity SalesOrderText { key order : Association to SalesOrder; key Language : String(2); key LongTextID : String(4); LongText : LargeString; }
