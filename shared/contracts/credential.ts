import { z } from 'zod'
import { bodyPathSchema, valueSourceSchema } from './value-source'

/**
 * A place that may hold a credential. Header names are written as the vendor spells them. `headers` are all headers whose
 * name starts so, for vendors that number them.
 */
export const placeSchema = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('header'), name: z.string().min(1) }),
  z.strictObject({ from: z.literal('headers'), start: z.string().min(1) }),
  z.strictObject({ from: z.literal('bearer') }),
  z.strictObject({ from: z.literal('basic'), half: z.enum(['name', 'password']) }),
  z.strictObject({ from: z.literal('query'), name: z.string().min(1) }),
  z.strictObject({ from: z.literal('body'), path: bodyPathSchema }),
  z.strictObject({ from: z.literal('form'), name: z.string().min(1) }),
])
export type Place = z.infer<typeof placeSchema>

const fieldNameSchema = z.union([z.string().min(1), z.strictObject({ config: z.string().min(1) })])

/**
 * Where the credential stands and how it is taken out of there: the whole value, what follows a prefix, or items of a list
 * that is split at `separator` into `name<pair>value` (without `pair` every item is a credential). Several places or
 * several items of that name: any may match.
 */
export const credentialSchema = z.strictObject({
  at: z.array(placeSchema).min(1).max(4),
  prefix: z.string().min(1).optional(),
  list: z
    .union([
      z.strictObject({ separator: z.string().min(1), pair: z.string().min(1), field: fieldNameSchema }),
      z.strictObject({ separator: z.string().min(1) }),
    ])
    .optional(),
})
export type Credential = z.infer<typeof credentialSchema>

/** How a shared secret becomes the key. `whsec-or-utf8`: decoded after whsec_, as it stands otherwise. `sha1`: the digest of its text. */
export const secretFormSchema = z.enum(['utf8', 'base64', 'hex', 'whsec-base64', 'whsec-or-utf8', 'sha1'])
export type SecretForm = z.infer<typeof secretFormSchema>

/** How a public key is written. `jwk`: a JSON Web Key of an elliptic curve (RFC 7517, RFC 8037). */
export const publicKeyFormSchema = z.enum(['raw-hex', 'raw-base64', 'spki-base64', 'whpk-base64', 'pem', 'jwk'])
export type PublicKeyForm = z.infer<typeof publicKeyFormSchema>

/** A host name; `*` stands for one label. */
const hostPatternSchema = z.string().regex(/^(\*|[a-z0-9-]+)(\.(\*|[a-z0-9-]+))+$/)

/**
 * A public key that is fetched over https: a certificate whose address the request names, on one of the hosts listed, or a
 * JWKS at a fixed address.
 */
export const remoteKeySchema = z.discriminatedUnion('remote', [
  z.strictObject({
    remote: z.literal('certificate'),
    url: valueSourceSchema,
    hosts: z.array(hostPatternSchema).min(1),
    pathEnd: z.string().min(1).optional(),
  }),
  z.strictObject({ remote: z.literal('jwks'), url: z.url({ protocol: /^https$/ }) }),
])
export type RemoteKey = z.infer<typeof remoteKeySchema>
