import type { ClauseBook } from './demo-needs.ts';

/** What English-writing guests say of money and of getting in, ordering and paying. */
export const englishAccess = {
  'price.level': {
    delight: [
      'a full dinner for {price}, I thought they had forgotten something',
      'they round the bill down, when did you last see that',
      'even with drinks it was {price}, could not believe it',
      'two courses and a drink for {price}, in this town, I checked the bill twice',
    ],
    good: ['prices are fair', 'cheap for the area', 'reasonable prices'],
    itch: ['a cheaper set lunch would bring me in more often', 'a student price would be nice'],
    pain: [
      'prices have gone up again',
      '{price} for a {drink}, really',
      'too dear for what it is',
      'the {dish} costs {price} now, it was half that',
      'a rip off',
    ],
  },
  'price.value': {
    delight: [
      'I keep thinking they got the price wrong, in my favour',
      'you would pay twice that anywhere else in {city}',
      'best value in {city}, hands down',
      'I would happily have paid double for that',
    ],
    good: ['good value for money', 'worth the money', 'you get what you pay for and more'],
    itch: [
      'a loyalty price would make it better value',
      'with a side included I would not think twice',
      'it would feel better value with rice included',
      'a bit more on the plate and the price would be right',
    ],
    pain: [
      'not worth {price}',
      'poor value for money',
      'you pay restaurant prices for canteen food',
      '{price} a head and still hungry',
      'for that money I expect a clean fork',
      'the portions shrink and the price stays',
    ],
  },
  'price.promotion': {
    delight: [
      'the two for one {day} is the best deal going',
      'a free {dessert} on my birthday, never expected it',
    ],
    good: ['good offers during the week', 'the lunch deal is great', 'happy with the {day} deal'],
    itch: ['wish the deals ran on weekends too', 'would like a family deal'],
    pain: [
      'the offer in the window was not valid inside',
      'the small print kills every deal',
      'the {day} deal ended without a word',
    ],
  },
  'price.coupon': {
    delight: [
      'they applied a coupon I did not even know I had',
      '{staff} found a better voucher than mine and used that',
      'got a coupon out of the blue and it just worked',
    ],
    good: ['the coupon worked', 'used my voucher, no problem'],
    itch: [
      'it would be nice to use two coupons at once',
      'I wish coupons lasted longer than a week',
    ],
    pain: [
      'my coupon was refused',
      'the code said invalid every time',
      'the voucher ran out the day before I could use it',
      '{staff} had never heard of the voucher',
      'coupon only counts above {price}, nobody says that up front',
    ],
  },
  'price.service-charge': {
    delight: ['they took the service charge off because the lift was broken, nobody had asked'],
    good: ['no sneaky service charge', 'service is included, no surprises'],
    itch: ['would be good to see the service charge on the menu', 'I wish the tip was left to us'],
    pain: [
      'a service charge was added without asking',
      'they charge for tap water',
      'a cover charge for bread nobody ordered',
      'the service charge cost more than the {drink}',
    ],
  },
  'price.delivery-fee': {
    delight: ['they paid me the delivery fee back without a word from me'],
    good: ['free delivery over {price} is fair', 'delivery fee is fine for the distance'],
    itch: ['would be good to see the fees before checkout', 'wish delivery was free for members'],
    pain: [
      'delivery fee, bag fee, small order fee, what next',
      'the delivery fee cost more than the {drink}',
      'the delivery fee doubled overnight',
      'they charge for delivery and for the box',
    ],
  },
  'access.ordering-app': {
    delight: [
      'ordered half asleep and it still got it right',
      'best ordering app I have on my phone, by a mile',
      'the app even remembered that I hate coriander',
      'reordering takes one tap, I love it',
    ],
    good: ['the app is easy to use', 'ordering in the app was smooth', 'the QR menu worked well'],
    itch: [
      'dark mode in the app please',
      'would love to save my usual order',
      'it would help if the app told me when it is sold out',
    ],
    pain: [
      'the app crashes at checkout',
      'the app logged me out three times',
      'the app froze when I tapped pay',
      'the QR code on table {table} does not load',
      'since the update the app is a mess',
      'the app sent my order to my old address',
      'the basket empties itself',
    ],
  },
  'access.payment': {
    delight: [
      'forgot my wallet and they let me pay the next day, amazing',
      'phone, card, points, all in one tap, magic',
    ],
    good: ['paying by phone worked fine', 'contactless everywhere, good'],
    itch: [
      'would be nice to pay part with points and part by card',
      'please take cash again for my gran',
    ],
    pain: [
      'the card machine was down',
      'payment failed but the money was gone',
      'they do not take cash any more',
      'the app took payment twice to go through',
      'my gift card could not be read',
    ],
  },
  'access.split-bill': {
    delight: ['they split the bill {party} ways without a sigh'],
    good: ['splitting the bill was easy'],
    itch: [
      'please let us split the bill',
      'would be nice to pay separately',
      'I wish we could have separate bills',
      'splitting the bill should be easier',
      'it would help if you could split the bill for groups',
      'could we split the bill by person please',
      'hoping for separate bills one day',
      'would love to split the bill on my phone',
      'would be great if we could split the bill in the app',
      'I wish you could split the bill by dish',
      'it would be so much easier if each of us could pay our own share at the table',
      'please add split payment, there were {party} of us and one card',
      'splitting the bill {party} ways should be a button',
      'if only we could each scan and pay for our own plate',
      'an option to go halves would be handy',
      'us students never carry enough to pay for the whole table, let us split it',
      'it would be nice not to do maths on a napkin when we pay',
      'going dutch should not need a calculator, a split button would fix it',
    ],
    pain: [
      'they refused to split the bill',
      'splitting the bill for {party} people took {min} minutes',
    ],
  },
  'access.invoice': {
    good: [
      'receipt with everything on it, job done',
      'the VAT receipt came by e-mail in seconds',
      'got the receipt I needed for work',
    ],
    itch: [
      'a receipt by e-mail would be handy',
      'would be good to have the company name on the receipt',
    ],
    pain: [
      'still waiting for my VAT receipt',
      'the receipt had the wrong date',
      'no receipt unless you beg for it',
    ],
  },
  'access.reservation': {
    delight: [
      'they squeezed in {party} of us on a {day} with one phone call',
      'they remembered our usual table without being asked',
      'they rang to offer us the window table because I had written it was our anniversary',
    ],
    good: ['booking was simple', 'our table was ready', 'easy to change the booking'],
    itch: [
      'would be nice to book for more than eight online',
      'please let us choose the table when booking',
    ],
    pain: [
      'they had lost our booking',
      'booked for {party}, given a table for two',
      'nobody answers when you ring to book',
      'our table was given away at {hour}',
    ],
  },
  'access.parking': {
    good: ['easy parking behind the shop', 'free parking after six, useful'],
    itch: ['some bike racks would be nice', 'wish you paid for an hour of parking like next door'],
    pain: [
      'nowhere to park',
      'the car park was full and cost {price}',
      'got a parking ticket while picking up my order',
    ],
  },
  'access.location': {
    delight: [
      'you fall off the tram and you are there, perfect',
      'two steps from the station and a view of the water, unbeatable',
    ],
    good: ['handy location', 'close to the office', 'easy to find'],
    itch: ['I wish there was one on my side of town'],
    pain: ['hard to find, no sign at the door', 'the map pin sends you to the wrong street'],
  },
  'access.opening-hours': {
    good: ['good that they are open late', 'open on {day}s, finally'],
    itch: ['would be great if you opened earlier at weekends', 'please stay open past ten'],
    pain: [
      'closed at {hour} though the website says open',
      'the kitchen shuts an hour before the doors do',
    ],
  },
  'access.wheelchair': {
    delight: ['they had the ramp out before my brother reached the door'],
    good: ['step free and roomy for a wheelchair', 'room for the pram'],
    itch: ['a ramp at the side door would help', 'lower tables for wheelchairs would be welcome'],
    pain: ['no way in with a wheelchair', 'the lift was out of order and the loo is upstairs'],
  },
} as const satisfies ClauseBook;
