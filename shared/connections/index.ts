import { adyen } from './adyen'
import { anthropic } from './anthropic'
import { asana } from './asana'
import { atlassianConnect } from './atlassian-connect'
import { auth0 } from './auth0'
import { awsSns } from './aws-sns'
import { azureEventGrid } from './azure-event-grid'
import { bitbucket } from './bitbucket'
import { braintree } from './braintree'
import { calendly } from './calendly'
import { circleci } from './circleci'
import { clerk } from './clerk'
import { clickup } from './clickup'
import { cloudevents } from './cloudevents'
import { withCustomScheme } from './custom-scheme'
import { customWebhook } from './custom-webhook'
import { datadog } from './datadog'
import { discord } from './discord'
import { dockerhub } from './dockerhub'
import { docusign } from './docusign'
import { dropbox } from './dropbox'
import { github } from './github'
import { gitlab } from './gitlab'
import { googlePubsub } from './google-pubsub'
import { grafana } from './grafana'
import { hubspot } from './hubspot'
import { intercom } from './intercom'
import { jira } from './jira'
import { line } from './line'
import { linear } from './linear'
import { mailgun } from './mailgun'
import { meta } from './meta'
import { microsoftGraph } from './microsoft-graph'
import { microsoftTeams } from './microsoft-teams'
import { monday } from './monday'
import { netlify } from './netlify'
import { notion } from './notion'
import { okta } from './okta'
import { openai } from './openai'
import { paddle } from './paddle'
import { pagerduty } from './pagerduty'
import { paypal } from './paypal'
import { plaid } from './plaid'
import { resend } from './resend'
import { sendgrid } from './sendgrid'
import { sentry } from './sentry'
import { shopify } from './shopify'
import { slack } from './slack'
import { snyk } from './snyk'
import { square } from './square'
import { standardwebhooks } from './standardwebhooks'
import { stripe } from './stripe'
import { svix } from './svix'
import { telegram } from './telegram'
import { trello } from './trello'
import { twilio } from './twilio'
import { twitch } from './twitch'
import { typeform } from './typeform'
import { vercel } from './vercel'
import { wiz } from './wiz'
import { woocommerce } from './woocommerce'
import { zendesk } from './zendesk'
import { zoom } from './zoom'
import type { Connection, Preset } from '../contracts/connection'
import type { Authentication } from '../contracts/trigger'

/** Every connection the app knows, in the order of the list: Custom Webhook, then by name. */
export const connections: readonly Connection[] = [
  customWebhook,
  adyen,
  awsSns,
  anthropic,
  asana,
  atlassianConnect,
  auth0,
  azureEventGrid,
  bitbucket,
  braintree,
  calendly,
  circleci,
  clerk,
  clickup,
  cloudevents,
  datadog,
  discord,
  dockerhub,
  docusign,
  dropbox,
  github,
  gitlab,
  googlePubsub,
  grafana,
  hubspot,
  intercom,
  jira,
  line,
  linear,
  mailgun,
  meta,
  microsoftGraph,
  microsoftTeams,
  monday,
  netlify,
  notion,
  okta,
  openai,
  paddle,
  pagerduty,
  paypal,
  plaid,
  resend,
  sendgrid,
  sentry,
  shopify,
  slack,
  snyk,
  square,
  standardwebhooks,
  stripe,
  svix,
  telegram,
  trello,
  twilio,
  twitch,
  typeform,
  vercel,
  wiz,
  woocommerce,
  zendesk,
  zoom,
]

export { schemeOf } from './custom-scheme'
export { customWebhook }

export function findConnection(id: string): Connection | undefined {
  return connections.find((connection) => connection.id === id)
}

export function findPreset(connection: Connection, id: string): Preset | undefined {
  return connection.presets.find((preset) => preset.id === id)
}

/** Whether its triggers may have a scheme of their own. */
export const allowsCustomScheme = (connection: Connection): boolean => connection.id === customWebhook.id

/** The connection that a trigger works by: the one it names, with its own scheme where that is chosen. */
export function connectionOf(trigger: {
  connectionId: string
  authentication: Authentication
}): Connection | undefined {
  const connection = findConnection(trigger.connectionId)
  return connection !== undefined && allowsCustomScheme(connection)
    ? withCustomScheme(connection, trigger.authentication)
    : connection
}
