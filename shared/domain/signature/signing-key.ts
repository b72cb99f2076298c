import { secretFormSchema } from '../../contracts/credential'
import type { SignInput } from './sign'
import { deriveKey } from './secret-form'

/** The key to sign with: what a secret of this form stands for, or the private key where there is no such form. Throws without one. */
export function deriveSigningKey(form: string | null, input: SignInput): Uint8Array {
  if (form === null) {
    if (input.privateKey === undefined) throw new Error('This scheme signs with the private key of the vendor.')
    return input.privateKey
  }
  const key = deriveKey(secretFormSchema.parse(form), input.secret, input.crypto)
  if (key === null) throw new Error('The secret is not of the form that this scheme needs.')
  return key
}
