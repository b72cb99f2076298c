import { callApp } from '../fixtures/call-app'
import { send } from '../fixtures/send'
import { expect, test } from '../fixtures/test'
import { Deliveries } from '../pages/deliveries'
import { Shell } from '../pages/shell'
import { TriggerPage } from '../pages/trigger-page'
import { TriggerSetup } from '../pages/trigger-setup'

const confirmation = (subscribeUrl: string): string =>
  JSON.stringify({
    Type: 'SubscriptionConfirmation',
    MessageId: '165545c9-2a5c-472c-8df2-7ff2be2b3b1b',
    Token: '2336412f37fb687f5d51',
    TopicArn: 'arn:aws:sns:eu-west-1:481207330123:tides',
    Message: 'You have chosen to subscribe to the topic.',
    SubscribeURL: subscribeUrl,
    Timestamp: '2026-11-23T08:59:58.817Z',
    SignatureVersion: '2',
    Signature: 'AAAA',
    SigningCertURL: 'https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem',
  })

test('a subscription that could not be verified is confirmed only after a warning, and never at another host', async ({
  app,
}) => {
  const { page } = app
  const shell = new Shell(page)
  const deliveries = new Deliveries(page)
  const setup = new TriggerSetup(page)
  const { id, token } = await callApp(page, 'triggers.create', { connectionId: 'aws-sns', eventType: null })
  await callApp(page, 'triggers.update', { triggerId: id, name: 'Tides' })
  const receive = (subscribeUrl: string) =>
    send(`${app.receiverUrl}/hooks/${token}`, {
      headers: { 'content-type': 'text/plain; charset=UTF-8' },
      body: confirmation(subscribeUrl),
    })

  expect((await receive('https://sns.eu-west-1.amazonaws.com.evil.example/?Token=1')).status).toBe(401)
  await shell.trigger('Tides').click()
  await deliveries.rows.first().click()
  await expect(deliveries.reason).toContainText('public key is not here')
  await expect(deliveries.mend('Confirm subscription')).toBeHidden()

  await receive('https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=2336412f37fb687f5d51')
  await expect(deliveries.rows).toHaveCount(2)
  await deliveries.rows.first().click()
  await expect(deliveries.reason).toContainText('This message could not be verified')
  await deliveries.mend('Confirm subscription').click()
  await expect(shell.confirmDialog('Confirm without verification?')).toContainText('sns.eu-west-1.amazonaws.com')
  await shell.confirmDialog('Confirm without verification?').getByRole('button', { name: 'Cancel' }).click()

  await new TriggerPage(page).continueSetupButton.click()
  await expect(setup.confirmSubscriptionButton).toBeVisible()
  await expect(setup.guide).toContainText('Confirmed by you: not yet')
  await expect(setup.keysNotAllowed).toContainText('every delivery is refused')
  await setup.fetchKeysSwitch('Amazon SNS').click()
  await expect(setup.keysNotAllowed).toBeHidden()
})
