import { cases as adyen } from './adyen'
import { cases as atlassianConnect } from './atlassian-connect'
import { cases as awsSns } from './aws-sns'
import { cases as bitbucket } from './bitbucket'
import { cases as braintree } from './braintree'
import { cases as customWebhook } from './custom-webhook'
import { cases as discord } from './discord'
import { cases as github } from './github'
import { cases as gitlab } from './gitlab'
import { cases as hubspot } from './hubspot'
import { cases as jira } from './jira'
import { cases as line } from './line'
import { cases as linear } from './linear'
import { cases as netlify } from './netlify'
import { cases as notion } from './notion'
import { cases as paddle } from './paddle'
import { cases as paypal } from './paypal'
import { cases as plaid } from './plaid'
import { cases as sendgrid } from './sendgrid'
import { cases as shopify } from './shopify'
import { cases as slack } from './slack'
import { cases as square } from './square'
import { cases as standardwebhooks } from './standardwebhooks'
import { cases as stripe } from './stripe'
import { cases as svix } from './svix'
import { cases as twilio } from './twilio'
import type { PackageCase } from './package-case'

/** Every preset that a package judges, one file per connection. */
export const packageCases: readonly PackageCase[] = [
  ...adyen,
  ...atlassianConnect,
  ...awsSns,
  ...bitbucket,
  ...braintree,
  ...customWebhook,
  ...discord,
  ...github,
  ...gitlab,
  ...hubspot,
  ...jira,
  ...line,
  ...linear,
  ...netlify,
  ...notion,
  ...paddle,
  ...paypal,
  ...plaid,
  ...sendgrid,
  ...shopify,
  ...slack,
  ...square,
  ...standardwebhooks,
  ...stripe,
  ...svix,
  ...twilio,
]
