/** Whether a repeated delivery id came with the same body is seen from the stored body, so that no body needs hashing on arrival. */
export const noBodyHash = `
ALTER TABLE dedupe DROP COLUMN body_hash;
`
