import type { AuthMethod } from '@shared/contracts/connection'

/** The authentication methods by the names that the wizard gives them. */
export const methodNames: Record<AuthMethod, string> = { apiKey: 'API Key', signature: 'Signature' }
