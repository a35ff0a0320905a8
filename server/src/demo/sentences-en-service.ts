import type { ClauseBook } from './demo-needs.ts';

/** What English-writing guests say of people, waiting and delivery. */
export const englishService = {
  'service.attitude': {
    delight: [
      '{staff} remembered my name from last time',
      '{staff} brought my son a drawing set without anyone asking',
      '{staff} walked us to the bus stop with an umbrella',
      '{staff} made a bad day good',
      'they sang for my mum in two languages, we were in bits',
      '{staff} could not have been kinder when I spilled my drink',
    ],
    good: [
      '{staff} was friendly',
      'lovely staff',
      '{staff} had a smile for everyone',
      'polite and cheerful team',
      '{staff} was patient with our questions',
      'nice people on the till',
    ],
    itch: ['a hello when you walk in would be nice', 'I wish {staff} smiled once in a while'],
    pain: [
      '{staff} was rude',
      '{staff} rolled their eyes when I asked for water',
      '{staff} talked to us like we were a nuisance',
      '{staff} practically threw the plates down',
      'we were told off for moving a chair',
      'the manager argued with me in front of the whole room',
      '{staff} was on the phone the whole time',
      'not a please or thank you from anybody',
    ],
  },
  'service.attention': {
    delight: [
      'our glasses were never empty, it was like they read our minds',
      'they noticed I am left handed and turned the setting round, who does that',
    ],
    good: [
      'attentive without hovering',
      'somebody checked on us twice',
      'they kept an eye on our table',
    ],
    itch: [
      'a call button on the table would help',
      'would be nice if someone came round after the mains',
    ],
    pain: [
      'nobody looked at us for {min} minutes',
      'I had to wave like I was landing a plane',
      'we were forgotten at table {table}',
      'asked three times for cutlery',
      'empty plates sat there till we left',
      'had to get up and fetch the menus myself',
    ],
  },
  'service.knowledge': {
    delight: [
      '{staff} knew the story behind every dish',
      '{staff} picked a {drink} that was spot on with the {dish}',
    ],
    good: [
      '{staff} knew the menu well',
      'good advice on what to share',
      '{staff} explained how to eat the {dish}',
    ],
    itch: [
      'pictures on the menu would help',
      'the staff could be told a bit more about the spicy levels',
    ],
    pain: [
      '{staff} had no idea what was in the {dish}',
      'nobody could tell me what the dish of the day was',
      '{staff} guessed, and guessed wrong',
      'clearly no training, poor thing',
    ],
  },
  'product.order.wrong': {
    delight: [
      'ten people, ten changes and they got every one of them right',
      'they even got my odd no onion, extra lime request right',
    ],
    good: [
      'the order was correct',
      'they got our order right',
      'no mix ups even with {party} of us',
    ],
    itch: [
      'reading the order back would save some mistakes',
      'it would help if the ticket showed the changes',
    ],
    pain: [
      "they brought somebody else's {dish}",
      'I asked for no coriander and got a hedge',
      'wrong order, twice',
      'ordered chicken and got tofu',
      "my order {order} was mixed up with the neighbour's",
      'the mild one was the hot one',
    ],
  },
  'service.complaint': {
    delight: [
      'I complained at {hour} and the manager rang me within ten minutes',
      'they sorted it before I had finished explaining',
    ],
    good: [
      'my complaint was handled well',
      'they swapped it without fuss',
      'refund came through, fair play',
    ],
    itch: [
      'it would be good to see what became of my complaint',
      'wish there was one number to ring for this',
    ],
    pain: [
      'I complained and got a copy and paste answer',
      'nobody ever answered my last message',
      'three e-mails and still nothing',
      'they passed me from one person to the next',
      'the store says call head office and head office says call the store',
      'still waiting for the refund for order {order}',
    ],
  },
  'service.compensation': {
    delight: [
      'the chef came out to apologise in person, I was speechless',
      'a hand written sorry and a free {dessert}, class',
    ],
    good: ['they apologised straight away', 'they said sorry and meant it'],
    itch: ['a simple sorry would have done', 'all I wanted was an apology'],
    pain: [
      'not one word of apology',
      'the sorry came with a shrug',
      'they blamed me instead of saying sorry',
    ],
  },
  'service.rider': {
    delight: [
      'the rider carried it up {few} floors because the lift was broken, what a legend',
      'the rider went back for my forgotten {drink} in the rain',
    ],
    good: [
      'the rider was polite',
      'friendly rider',
      'the rider rang before coming',
      'the driver found us easily',
    ],
    itch: [
      'would be nice if riders rang the bell instead of leaving it outside',
      'I wish I could tip the rider in the app',
    ],
    pain: [
      'the rider left it on the pavement',
      'the rider shouted at me down the phone',
      'the rider could not find the house and gave up',
      'the rider marked it as delivered when it was not',
      'the rider refused to come up',
    ],
  },
  'speed.queue': {
    delight: [
      'no reservation, full house, and they had us seated in two minutes',
      'they handed out hot tea in the queue, what a touch',
    ],
    good: ['we got a table straight away', 'the queue moved fast', 'hardly any wait on a {day}'],
    itch: [
      'it would be great to join the queue from the phone',
      'a few stools for people who wait would be nice',
      'wish the app showed how long the wait is',
    ],
    pain: [
      'we queued {min} minutes for a table',
      'stood in the rain for {min} minutes',
      'people who came after us were seated first',
      'told ten minutes, waited {min}',
      'we had booked and still waited {min} minutes',
      'the queue on {day} was a joke',
    ],
  },
  'speed.serving': {
    delight: [
      'food on the table in six minutes, six',
      'the starters were there before I had my coat off',
    ],
    good: [
      'food came quickly',
      'quick service at lunch',
      'we were served in good time',
      'in and out in {min} minutes',
    ],
    itch: [
      'it would help to be told how long the kitchen needs',
      'the mains could come a bit closer together',
    ],
    pain: [
      'we waited {min} minutes for the mains',
      'the food took forever',
      'my {dish} came when everyone else had finished',
      '{min} minutes for two noodle soups',
      'starters and mains came at the same time',
      'lunch break over and still no food',
      'the kitchen seems to have fallen asleep',
    ],
  },
  'speed.bill': {
    delight: ['paid at the table in ten seconds, brilliant'],
    good: ['paying was quick', 'the bill came as soon as we asked'],
    itch: ['would be handy to pay by QR at the table', 'wish I could just tap and go'],
    pain: [
      '{min} minutes to get the bill',
      'asked three times for the bill',
      'one till open and twelve people waiting to pay',
    ],
  },
  'speed.delivery': {
    delight: [
      'it was here in eighteen minutes, I could not believe it',
      'beat the estimate by {few} minutes, in the pouring rain',
    ],
    good: [
      'it came on time',
      'delivery was quick',
      'arrived when they said it would',
      'bang on time',
    ],
    itch: ['a live map of the rider would be nice', 'would be good to pick a delivery slot'],
    pain: [
      'delivery took {late} minutes',
      'the delivery was late',
      'very slow delivery',
      'my food arrived late, {late} minutes after the time in the app',
      'the delivery was late and nobody said why',
      'it came {late} minutes later than promised',
      'your delivery is always late these days',
      'late delivery again',
      'still waiting for my delivery after {late} minutes',
      'delivery has become really slow',
      'the order took {late} minutes to reach me',
      'an hour late, not a message, nothing',
      'dinner showed up late',
      'you are running late every single evening',
      'the delivery was late, on a {day}',
      'slow delivery, cold moods',
      'what a late delivery, {late} minutes',
      'delivery was {late} minutes late',
      'my order turned up {late} minutes after the time promised',
      'said 30 minutes, took {late}',
      'the delivery came an hour late',
      'it was meant to be here at {hour} and came when the kids were in bed',
      'late again, third time this month',
      'the tracker stood still for {late} minutes',
      'waited {late} minutes for a rider',
      'every {day} the delivery is late now',
      'the estimate kept moving, first 25, then 40, then {late} minutes',
      'order {order} was over an hour late',
      'it used to take half an hour and now it is always {late} minutes',
      'by the time it came my guests had eaten toast',
    ],
  },
  'service.support': {
    delight: ['chat answered in under a minute on a {day} night'],
    good: ['customer care replied quickly', 'got an answer the same day'],
    itch: [
      'opening the chat after ten at night would help',
      'would be good to get a call back instead of holding',
    ],
    pain: [
      '{min} minutes on hold',
      'nobody picks up the phone',
      'the chat bot goes round in circles',
      'five days for a reply',
    ],
  },
} as const satisfies ClauseBook;
