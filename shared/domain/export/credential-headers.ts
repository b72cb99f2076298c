import type { Place } from '../../contracts/credential'
import type { ContentPart } from '../../contracts/content-part'
import { apiKeyHeaders, apiKeyParameter } from '../auth/api-key'
import type { Differences } from './differences'
import type { ExportSource } from './export-source'

/** A place that may hold a secret that is sent as it is. */
export type SecretPlace =
  { in: 'header'; name: string } | { in: 'query'; name: string } | { in: 'bearer' } | { in: 'basic' }

/** A header that comes with every delivery. */
export interface NeededHeader {
  name: string
  description: string
}

/** How a delivery proves itself, in the terms of an API document. */
export interface CredentialPlaces {
  /** One of them is enough. */
  secrets: readonly SecretPlace[]
  headers: readonly NeededHeader[]
}

const secretPlace = (place: Place): SecretPlace | null => {
  switch (place.from) {
    case 'header':
    case 'query':
      return { in: place.from, name: place.name }
    case 'bearer':
    case 'basic':
      return { in: place.from }
    default:
      return null
  }
}

const apiKeyPlaces = (headerName: string): SecretPlace[] => {
  const isKnown = [...apiKeyHeaders, 'Authorization'].some((name) => name.toLowerCase() === headerName.toLowerCase())
  return [
    { in: 'query', name: apiKeyParameter },
    ...[...apiKeyHeaders, ...(isKnown ? [] : [headerName])].map((name) => ({ in: 'header' as const, name })),
    { in: 'bearer' },
  ]
}

const signedHeaders = (content: readonly ContentPart[]): string[] =>
  content.flatMap((part) => (part.part === 'header' && !part.optional && part.or === undefined ? [part.name] : []))

/** The places of the credential. What an API document cannot say about them is noted. */
export function describeCredential(source: ExportSource, differences: Differences): CredentialPlaces {
  const { authentication } = source
  if (authentication.method === 'apiKey') return { secrets: apiKeyPlaces(authentication.headerName), headers: [] }
  const { recipe, schemeName } = authentication
  const { at } = recipe.credential
  if (recipe.type === 'equals') {
    const secrets = at.map(secretPlace).filter((place) => place !== null)
    if (secrets.length < at.length) {
      differences.add('The secret stands in the body, where this format has no security scheme')
    }
    return { secrets, headers: [] }
  }
  differences.add(
    `The signature (${schemeName}) is described but cannot be checked from this file; export the verification code for that`,
  )
  const [only, ...others] = at
  const signature = only?.from === 'header' && others.length === 0 ? [only.name] : []
  if (signature.length === 0) differences.add('The place of the signature is not described as a header')
  const content = 'content' in recipe ? recipe.content : []
  return {
    secrets: [],
    headers: [
      ...signature.map((name) => ({ name, description: `The signature: ${schemeName}.` })),
      ...[...new Set(signedHeaders(content))].map((name) => ({ name, description: 'Part of what is signed.' })),
    ],
  }
}
