import type { ClauseBook } from './demo-needs.ts';

/** What English-writing guests say of the room, of safety and of the bond. */
export const englishPlace = {
  'place.noise': {
    delight: [
      'a full room and still calm, somebody thought about the acoustics',
      'we could whisper, on a {day} night',
      'quiet enough to hear my gran for once, bliss',
    ],
    good: ['music at a good level', 'nice and quiet on a {day}'],
    itch: ['the music could be a notch lower', 'some curtains would take the echo out of the room'],
    pain: [
      'so loud we had to shout',
      'the music was deafening',
      'could not hear {who} across the table',
      'the speaker above table {table} is broken and buzzes',
    ],
  },
  'place.decor': {
    delight: [
      'I want to live in that corner with the paper lamps',
      'the wall painting alone is worth the visit',
      'the room is gorgeous, those lanterns, I took forty photos',
      'like stepping into a film',
    ],
    good: ['lovely room', 'nice atmosphere', 'cosy lighting', 'I like the open kitchen'],
    itch: ['a few plants would warm it up', 'softer light in the evening would be nice'],
    pain: ['the place looks tired', 'paint peeling over our table', 'feels like a waiting room'],
  },
  'place.toilets': {
    delight: ['the loos were spotless and had hand cream, posh'],
    good: ['clean toilets', 'the loo was fine'],
    itch: ['a changing table in the gents would be nice', 'hooks on the toilet doors please'],
    pain: [
      'the toilets were filthy',
      'no soap, no paper',
      'one loo for the whole place and it was blocked',
      'the toilet smelled right through to our table',
    ],
  },
  'place.seating': {
    good: [
      'got a proper comfortable booth',
      'room for coats and bags',
      'comfy seats',
      'plenty of space between tables',
    ],
    itch: ['cushions on the benches would be great', 'more tables outside would be nice'],
    pain: [
      'the stools are torture',
      'squeezed in next to the bin',
      'the table wobbled all evening',
      'elbow to elbow with strangers',
    ],
  },
  'place.temperature': {
    good: ['nice and cool inside', 'warm inside on a cold day'],
    itch: ['a heater near the door would help', 'could be a degree or two warmer'],
    pain: [
      'it was freezing by the door',
      'no air con and thirty degrees',
      'kept my coat on all through dinner',
      'the smoke from the grill hung over us',
    ],
  },
  'place.children': {
    delight: [
      'the chef let my two make their own dumplings, they talk of nothing else',
      'they built my daughter a fort out of two high chairs and a tablecloth',
    ],
    good: ['great with kids', 'high chairs and crayons, all you need'],
    itch: ['a play corner would be a dream', "a proper children's menu would be nice"],
    pain: [
      'not one high chair free',
      'we got dirty looks for bringing a toddler',
      'nothing for kids to eat',
    ],
  },
  'trust.hygiene': {
    delight: ['you could eat off the floor of that kitchen, it is that clean'],
    good: [
      'spotless kitchen, you can see right in',
      'gloves, hairnets, all as it should be',
      'clean kitchen, clean hands',
    ],
    itch: ['hand gel at the door would be nice', 'I wish the inspection result hung by the door'],
    pain: [
      'poor hygiene',
      'the kitchen is dirty',
      'unhygienic from start to finish',
      'no gloves, bare hands in the salad',
      'dirty kitchen, I looked in on the way to the loo',
      'hygiene has gone out of the window',
      'this would not pass a health inspection',
      'they touched my food with dirty hands',
      '{staff} handled money and then my bread without washing hands',
      'there is grime along every edge, this place needs an inspection',
      'the kitchen you look into is not clean, I saw raw chicken next to salad',
      'a cook with no hairnet was leaning over the pots',
      'hygiene is not a word they know in that kitchen',
      'the chef wiped his nose and went on plating',
      'the kitchen is filthy, you can see it from table {table}',
      'food trays stood on the floor by the back door',
      'I would not let my dog eat from that kitchen',
      'flies all over the counter where they plate the food',
    ],
  },
  'trust.cleanliness': {
    delight: [
      'you could perform surgery in there',
      'even the ketchup bottles shine',
      'so clean it squeaks, and on a full Saturday',
    ],
    good: ['very clean', 'tables wiped straight away', 'everything spick and span'],
    itch: [
      'I wish they wiped the menus too',
      'a sweep under the tables now and then would not hurt',
    ],
    pain: [
      'the table was sticky',
      'the floor was filthy',
      'it smelled of drains',
      'crumbs of the last guests all over the bench',
    ],
  },
  'trust.tableware': {
    good: ['sparkling glasses', 'clean plates and cutlery'],
    itch: ['wrapped chopsticks would feel cleaner'],
    pain: [
      'the glasses had lipstick on them',
      'dirty cutlery, twice',
      'egg on my fork, and I had no egg',
      'a chipped bowl with a grey rim',
    ],
  },
  'trust.foreign-object': {
    pain: [
      'there was a hair in my {dish}',
      'I found a long black hair in the soup',
      'a cockroach ran along the wall by our table',
      'there was a dead fly in the {dish}',
      'an insect was moving in my salad',
      'bit on a piece of plastic in the {dish}',
      'there were little bugs in the rice',
      'my daughter pulled a hair out of her noodles',
      'I saw mouse droppings by the skirting board',
    ],
  },
  'trust.food-safety': {
    pain: [
      'I was sick all night after the {dish}',
      '{few} of us had stomach cramps the next morning',
      'my son threw up two hours after eating here',
      'I got food poisoning, the doctor said so',
      'terrible stomach pain since {day}, I only ate at yours',
      'spent the night in A&E with my stomach after the {dish}',
      'we both had diarrhoea the day after',
    ],
  },
  'trust.allergens': {
    delight: ['the chef came out to go through my nut allergy line by line, I felt safe for once'],
    good: ['allergens clearly marked', 'they took my allergy seriously'],
    itch: [
      'an allergen filter in the app would help',
      'it would be good to see sesame on the menu',
    ],
    pain: [
      'I said nut allergy and there were nuts on top',
      '{staff} did not know if there is gluten in the {dish}',
      'the allergen list was two years old',
      'my throat swelled up because nobody mentioned the sesame',
    ],
  },
  'trust.billing': {
    delight: ['they noticed they had overcharged me and ran after me to give it back'],
    good: ['the bill was right to the penny', 'clear bill'],
    itch: ['a bill that lists each dish would be nice'],
    pain: [
      'charged twice for order {order}',
      'the bill had a {drink} on it we never had',
      'overcharged by {price}',
      'the price on the bill was not the price on the menu',
    ],
  },
  'trust.privacy': {
    good: ['good that I can order without giving my number'],
    itch: ['would prefer not to give my birthday for a coupon'],
    pain: [
      'why does the app want my contacts',
      'I get texts I never signed up for',
      'my number was read out loud at the till',
    ],
  },
  'bond.membership': {
    delight: [
      'the card paid for my whole lunch, did not expect that',
      'a birthday message and double points, nice surprise',
      'gold members got a tasting of the new menu, made me feel like family',
    ],
    good: ['points add up fast', 'the member prices are good'],
    itch: ['it would be nice to share points with my family', 'wish points did not run out'],
    pain: [
      'my points vanished',
      'points not added for order {order}',
      'the card is useless now, you need a fortune for a free {drink}',
    ],
  },
  'bond.loyalty': {
    delight: [
      'I would move closer just to come more often',
      'we had our first date here and are bringing the baby now',
      'this is my happy place, have been coming for years',
      'moved house and still cross town for it',
    ],
    good: [
      'definitely coming back',
      'will order again',
      'already a regular',
      'we will be back',
      'I come here most weeks',
      'see you next {day}',
    ],
    itch: ['I would come more often if it was easier to get a table'],
    pain: [
      'not coming back',
      'you have lost a regular',
      'last time for us',
      'next time I go next door',
    ],
  },
  'bond.recommend': {
    delight: [
      'I drag everybody I know here and they all thank me',
      'even my picky brother sends people here now',
      'I have told absolutely everyone about this place',
    ],
    good: ['would recommend', 'bring your friends', 'worth a visit if you are in {city}'],
    itch: ['I would recommend it if the small things were fixed'],
    pain: [
      'would not send my worst enemy',
      'cannot recommend it',
      'told my colleagues to stay away',
    ],
  },
  'bond.overall': {
    delight: [
      'could not fault a single thing',
      'everything just clicked, magic',
      'we left grinning',
      'a perfect evening from start to finish',
      'best night out we have had in ages',
    ],
    good: [
      'good experience',
      'pleased overall',
      'good spot',
      'really enjoyed it',
      'all good',
      'nice evening with {who}',
      'happy with everything',
      'good as always',
    ],
    itch: ['nearly there, a little polish and it would be great'],
    plain: ['it was ok', 'nothing special either way', 'average I suppose', 'fine'],
    pain: [
      'a real let down',
      'disappointing from start to finish',
      'it has gone downhill',
      'ruined our evening',
    ],
  },
} as const satisfies ClauseBook;
