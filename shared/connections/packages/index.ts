import { cases as adyen } from './adyen'
import { cases as anthropic } from './anthropic'
import { cases as atlassianConnect } from './atlassian-connect'
import { cases as awsSns } from './aws-sns'
import { cases as bitbucket } from './bitbucket'
import { cases as braintree } from './braintree'
import { cases as calendly } from './calendly'
import { cases as clerk } from './clerk'
import { cases as customWebhook } from './custom-webhook'
import { cases as discord } from './discord'
import { cases as github } from './github'
import { cases as gitlab } from './gitlab'
import { cases as googlePubsub } from './google-pubsub'
import { cases as hubspot } from './hubspot'
import { cases as intercom } from './intercom'
import { cases as jira } from './jira'
import { cases as line } from './line'
import { cases as linear } from './linear'
import { cases as meta } from './meta'
import { cases as monday } from './monday'
import { cases as netlify } from './netlify'
import { cases as notion } from './notion'
import { cases as openai } from './openai'
import type { PackageCase } from './package-case'
import { cases as paddle } from './paddle'
import { cases as paypal } from './paypal'
import { cases as plaid } from './plaid'
import { cases as resend } from './resend'
import { cases as sendgrid } from './sendgrid'
import { cases as shopify } from './shopify'
import { cases as slack } from './slack'
import { cases as snyk } from './snyk'
import { cases as square } from './square'
import { cases as standardwebhooks } from './standardwebhooks'
import { cases as stripe } from './stripe'
import { cases as svix } from './svix'
import { cases as telegram } from './telegram'
import { cases as twilio } from './twilio'
import { cases as twitch } from './twitch'
import { cases as zoom } from './zoom'

/** Every preset that a package judges, one file per connection. */
export const packageCases: readonly PackageCase[] = [
  ...adyen,
  ...anthropic,
  ...atlassianConnect,
  ...awsSns,
  ...bitbucket,
  ...braintree,
  ...calendly,
  ...clerk,
  ...customWebhook,
  ...discord,
  ...github,
  ...gitlab,
  ...googlePubsub,
  ...hubspot,
  ...intercom,
  ...jira,
  ...line,
  ...linear,
  ...meta,
  ...monday,
  ...netlify,
  ...notion,
  ...openai,
  ...paddle,
  ...paypal,
  ...plaid,
  ...resend,
  ...sendgrid,
  ...shopify,
  ...slack,
  ...snyk,
  ...square,
  ...standardwebhooks,
  ...stripe,
  ...svix,
  ...telegram,
  ...twilio,
  ...twitch,
  ...zoom,
]
