/// What marketplaces answer, in the form that their documentation shows; every name and number is invented.
enum MarketplacePayloads {
    /// A package of Trendyol's `getShipmentPackages`: no telephone, a relay address, an identity that is nobody's.
    static let trendyolPackage = """
        {
          "orderNumber": "10234567", "shipmentPackageId": 2000000001, "id": 2000000001, "grossAmount": 899.90,
          "totalDiscount": 100.00, "totalPrice": 799.90, "taxNumber": null, "currencyCode": "TRY",
          "customerFirstName": "Deniz", "customerLastName": "Örnek", "customerId": 11111111,
          "customerEmail": "pf+0a1b2c3d@trendyolmail.com", "tcIdentityNumber": "11111111111",
          "shipmentAddress": {
            "id": 1, "firstName": "Deniz", "lastName": "Örnek", "fullName": "Deniz Örnek", "address1": "Örnek Sokak 1",
            "city": "İzmir", "district": "Konak", "countryCode": "TR", "phone": null
          },
          "cargoTrackingNumber": 7330012345678901, "cargoTrackingLink": "https://kargo.ornek.invalid/?kod=7330012345678901",
          "cargoProviderName": "Yurtiçi Kargo Marketplace",
          "lines": [
            {"lineId": 1, "quantity": 1, "merchantSku": "AYK-39-SYH", "productName": "Deri Bot", "productSize": "39",
             "productColor": "Siyah", "barcode": "8690000000001", "amount": 899.90, "discount": 100.00, "price": 799.90,
             "currencyCode": "TRY", "orderLineItemStatusName": "Shipped"}
          ],
          "orderDate": 1772449200000, "lastModifiedDate": 1772532000000,
          "packageHistories": [
            {"createdDate": 1772438400000, "status": "Created"}, {"createdDate": 1772532000000, "status": "Shipped"}
          ],
          "estimatedDeliveryStartDate": 1772611200000, "estimatedDeliveryEndDate": 1772697600000,
          "shipmentPackageStatus": "Shipped", "status": "Shipped", "deliveryType": "normal", "invoiceLink": null
        }
        """

    /// A line of Hepsiburada's paid orders.
    static let hepsiburadaLine = """
        {
          "dueDate": "2026-03-04T23:59:59", "lastStatusUpdateDate": "2026-03-02T10:15:18.332",
          "id": "0f0f0f0f-0000-4000-8000-000000000001", "sku": "HBV00000ORNEK", "orderNumber": "4001234567",
          "orderDate": "2026-03-02T10:15:17.735", "quantity": 2, "merchantSku": "KZK-M-MAV",
          "totalPrice": {"currency": "TRY", "amount": 1199.80}, "unitPrice": {"currency": "TRY", "amount": 599.90},
          "customerName": "Ada Örnek", "status": "Open", "productName": "Yün Kazak",
          "properties": [{"name": "Beden", "value": "M"}, {"name": "Renk", "value": "Mavi"}],
          "shippingAddress": {
            "name": "Ada Örnek", "city": "Ankara", "town": "Çankaya", "email": "x0x0@hepsiburada.com",
            "phoneNumber": "0000000000"
          },
          "cargoCompanyModel": {"id": 89100, "name": "Örnek Kargo"}
        }
        """
    static let hepsiburadaShipped = """
        {"Id": "0f0f0f0f-0000-4000-8000-000000000002", "OrderNumber": "4001234567", "PackageNumber": "5000031669",
         "Barcode": "623300000001", "ShippedDate": "2026-03-03T09:00:00", "Deci": 2}
        """
    static let hepsiburadaTracking = """
        [{"packageNumber": "5000031669", "barcode": "623300000001", "status": "InTransit",
          "cargoCompany": "Yurtiçi Kargo", "trackingInfoCode": "176100000695",
          "trackingInfoUrl": "https://kargo.ornek.invalid/?kod=176100000695"}]
        """
}
