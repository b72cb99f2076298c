/** Which part of the app made a delivery; NULL where it came from outside. */
export const madeBy = `
ALTER TABLE deliveries ADD COLUMN made_by TEXT;
`
