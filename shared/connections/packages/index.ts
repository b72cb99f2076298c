import { cases as anthropic } from './anthropic'
import { cases as calendly } from './calendly'
import { cases as clerk } from './clerk'
import { cases as googlePubsub } from './google-pubsub'
import { cases as intercom } from './intercom'
import { cases as meta } from './meta'
import { cases as monday } from './monday'
import { cases as openai } from './openai'
import type { PackageCase } from './package-case'
import { cases as resend } from './resend'
import { cases as snyk } from './snyk'
import { cases as telegram } from './telegram'
import { cases as twitch } from './twitch'
import { cases as zoom } from './zoom'

/** What the packages of the vendors, or those of others, are asked. */
export const packages: readonly PackageCase[] = [
  ...anthropic,
  ...calendly,
  ...clerk,
  ...googlePubsub,
  ...intercom,
  ...meta,
  ...monday,
  ...openai,
  ...resend,
  ...snyk,
  ...telegram,
  ...twitch,
  ...zoom,
]
