import { z } from 'zod'

/** A delivery that asks for an address to be fetched once before the vendor sends events. It never says the address itself. */
export const confirmationSchema = z.strictObject({
  /** The words of the button. */
  label: z.string(),
  /** What it does, in a sentence. */
  what: z.string(),
  host: z.string(),
  /** Whether the delivery is shown to be the vendor's own. */
  isVerified: z.boolean(),
})
export type Confirmation = z.infer<typeof confirmationSchema>
