import type { MadeBy } from '@shared/contracts/delivery'

/** The part of the app that made a delivery, as the lists name it. */
export const madeByWords: Record<MadeBy, string> = { sender: 'Sender', 'security-check': 'Security check' }
