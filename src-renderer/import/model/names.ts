/** A header as it is compared: `Customer_ID`, `customer id` and `CustomerID` are the same. */
export const plainHeader = (header: string): string => header.toLowerCase().replace(/[^\p{L}\d]+/gu, "");
