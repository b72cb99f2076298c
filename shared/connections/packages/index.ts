import { cases as adyen } from './adyen'
import { cases as awsSns } from './aws-sns'
import { cases as customWebhook } from './custom-webhook'
import { cases as discord } from './discord'
import { cases as github } from './github'
import { cases as gitlab } from './gitlab'
import { cases as hubspot } from './hubspot'
import { cases as line } from './line'
import { cases as linear } from './linear'
import { cases as notion } from './notion'
import { cases as paddle } from './paddle'
import { cases as sendgrid } from './sendgrid'
import { cases as shopify } from './shopify'
import { cases as slack } from './slack'
import { cases as square } from './square'
import { cases as stripe } from './stripe'
import { cases as svix } from './svix'
import { cases as twilio } from './twilio'
import type { PackageCase } from './package-case'

/** Every preset that a package judges, one file per connection. */
export const packageCases: readonly PackageCase[] = [
  ...adyen,
  ...awsSns,
  ...customWebhook,
  ...discord,
  ...github,
  ...gitlab,
  ...hubspot,
  ...line,
  ...linear,
  ...notion,
  ...paddle,
  ...sendgrid,
  ...shopify,
  ...slack,
  ...square,
  ...stripe,
  ...svix,
  ...twilio,
]
