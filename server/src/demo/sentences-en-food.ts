import type { ClauseBook } from './demo-needs.ts';

/** What English-writing guests say of food and drink. */
export const englishFood = {
  'product.food.taste': {
    delight: [
      'the {dish} was the best thing I have eaten in {city} all year',
      'that {dish} made me close my eyes for a second',
      'I am still thinking about the {dish}',
      'every single plate was cooked like somebody cared',
      'even the plain rice tasted of something',
      'the broth had real depth, I drank it to the last drop',
      'my dad, who likes nothing, asked for the {dish} recipe',
      'the {dish} is an absolute belter',
      'flavours I have not had since my nan cooked',
    ],
    good: [
      'the {dish} was tasty',
      'the food was really good',
      'well seasoned all round',
      'the {dish} had a nice kick to it',
      'the sauce on the {dish} worked well',
      'we enjoyed everything we ordered',
      'solid cooking as usual',
      'the {dish} did the job nicely',
    ],
    itch: [
      'the {dish} could use a bit more salt',
      'would be nice if you could choose how spicy the {dish} is',
      'I wish the {dish} had a little more chilli in it',
      'the sauce could do with some acid, a squeeze of lime maybe',
    ],
    pain: [
      'the {dish} tasted of nothing',
      'the {dish} was so salty I could not finish it',
      'far too sweet, like pudding with chilli on',
      'the {dish} was bland and watery',
      'the curry was all heat and no flavour',
      'the {dish} tasted burnt underneath',
      'the {dish} was swimming in oil',
      'my soup was basically hot water',
      'the recipe has changed and not for the better',
    ],
  },
  'product.food.portion': {
    delight: [
      'the portion was so big it did me for lunch the next day as well',
      'they gave us seconds of rice without being asked',
      'one {dish} fed two of us easily, did not see that coming',
    ],
    good: [
      'portions are generous',
      'plenty of food for {few} people',
      'the bowl was filled to the brim',
    ],
    itch: [
      'a half portion for smaller appetites would be great',
      'I wish you did a large size of the {dish}',
      'could use one more dumpling per basket to be honest',
    ],
    pain: [
      'the portion has shrunk since last year',
      'three mouthfuls and it was gone',
      'I left hungry and got chips on the way home',
      'four prawns, I counted them',
      'the {dish} came on a saucer, more or less',
      'half of the box was lettuce',
    ],
  },
  'product.food.freshness': {
    delight: [
      'the fish was so fresh it tasted of the sea',
      'you could tell the herbs were picked that morning',
    ],
    good: ['everything tasted fresh', 'the salad was crisp', 'fresh ingredients, you can tell'],
    itch: [
      'would be good to know where the fish comes from',
      'fresher herbs on top would lift the whole bowl',
    ],
    pain: [
      'the prawns smelled off',
      'the lettuce was brown at the edges',
      'the bread was stale',
      'the chicken had clearly been sitting there since lunch',
      'the milk in my coffee had turned',
      'limp veg that had seen better days',
    ],
  },
  'product.food.temperature': {
    delight: [
      '@door it arrived so hot it was still bubbling',
      '@door piping hot even after a {few} mile ride',
    ],
    good: [
      'the food came out hot',
      'soup was properly hot',
      '@table still warm when it reached us',
      '@door still warm when it got here',
    ],
    itch: [
      '@table would be nice to get warmed plates in winter',
      'the tea could be a touch hotter',
    ],
    pain: [
      'the {dish} was stone cold',
      'my food was lukewarm at best',
      'hot on the outside and still frozen in the middle',
      'the chips were cold before the {dish} showed up',
      'the soup had a skin on it, it was that cold',
      '@door I had to put everything in the microwave',
    ],
  },
  'product.food.cooking': {
    delight: ['the lamb fell apart if you looked at it', 'the sea bass was cooked to the second'],
    good: [
      'the meat was cooked just right',
      'noodles had a good bite',
      'nice crisp skin on the chicken',
    ],
    itch: ['would love to be asked how I want my steak', 'the noodles could be a shade firmer'],
    pain: [
      'the chicken was pink in the middle',
      'the {dish} was chewy as a boot',
      'noodles cooked to mush',
      'the rice was hard',
      'the outside was burnt and the inside raw',
      'dry as cardboard',
    ],
  },
  'product.menu.range': {
    delight: [
      'so many things on the menu that I have never seen anywhere else',
      'a whole page for vegans, I nearly cried',
    ],
    good: [
      'good range of dishes',
      'the menu has something for everyone',
      'nice that the menu changes with the season',
    ],
    itch: [
      'would love a few more vegan mains',
      'I wish you would bring back the {dish}',
      'a proper gluten free section would be nice',
      'a small lunch menu would be a good idea',
      'hoping for something new for pudding one of these days',
    ],
    pain: [
      'half the menu was sold out by {hour}',
      'the menu has been cut to nothing',
      'nothing on there for a vegetarian except side dishes',
      'they were out of {dish}, again',
      'same {few} dishes for two years now',
    ],
  },
  'product.drinks': {
    delight: ['the {drink} is dangerously good', 'they made a {drink} off the menu just for us'],
    good: ['the {drink} was lovely', 'good choice of drinks', 'nice cold {drink}'],
    itch: [
      'would be nice to have oat milk',
      'wish you had more drinks without alcohol',
      'free tap water on the table would be good',
    ],
    pain: [
      'the {drink} was flat',
      'all ice and no {drink}',
      'the coffee tasted like the machine needs cleaning',
      'we waited longer for the {drink} than for the food',
      'the {drink} was warm',
    ],
  },
  'product.dish.dessert': {
    delight: ['the {dessert} was out of this world', 'save room for the {dessert}, trust me'],
    good: [
      'the {dessert} was nice',
      'pudding rounded it off well',
      'the {dessert} was not too sweet, perfect',
    ],
    itch: [
      'a smaller sharing plate of puddings would be nice',
      'wish the {dessert} came without nuts',
    ],
    pain: [
      'the {dessert} was still frozen',
      'the {dessert} tasted shop bought',
      'no puddings left at {hour}',
    ],
  },
  'product.dish.signature': {
    delight: [
      'the {newDish} is the standout',
      'the new signature dish, {newDish}, is amazing',
      'the {newDish} is my favourite dish now, I love it',
      'must try: the {newDish}, wow',
      'best dish by far was the {newDish}',
      'I did not expect the {newDish} to be the best dish of the night',
      'the new {newDish} is unreal',
      'the {newDish} is the best thing you have ever put on the menu',
      'I came back three times this week for the {newDish}',
      'never thought plums and beef would work but the {newDish} blew me away',
      'please never take the {newDish} off the menu',
      'the {newDish} just melts, I did not expect that from a chain',
      'my whole office now orders the {newDish}',
      'whoever invented the {newDish} deserves a raise',
      'we drove from two towns over for the {newDish} and it was worth every mile',
      'the {newDish} even got my kid off chicken nuggets',
      'wow, that {newDish}, sticky, smoky, gone in a minute',
      'the {newDish} is stupidly good',
    ],
    good: [
      'tried the {newDish}, very nice',
      'the {newDish} is a good addition',
      'the {newDish} was worth ordering',
    ],
    itch: [
      'I wish the {newDish} came in a smaller size for one',
      'would be great to have the {newDish} for delivery every day, not just weekends',
      'the {newDish} could use a bit more of the plum sauce',
    ],
    pain: [
      'the {newDish} was sold out by {hour}',
      'the {newDish} is overhyped, mostly bone',
      'the {newDish} was too fatty',
    ],
  },
  'product.packaging': {
    delight: [
      'everything came in separate little boxes with a note on how to warm it up, so thoughtful',
      'even the sauces were sealed and labelled',
    ],
    good: ['well packed', 'packaging kept it warm', 'nice that the boxes are cardboard now'],
    itch: [
      'would be good to have an option for no cutlery',
      'less plastic please, the bag had more boxes than food',
      'wish the noodles and the soup came apart',
    ],
    pain: [
      'the lid had popped off',
      'the box was crushed flat',
      'everything was thrown in one bag with the ice cream on top of the soup',
      'the crispy squid came in a closed box and was soggy',
      'the paper bag gave way on my stairs',
    ],
  },
  'product.packaging.spill': {
    good: ['not a drop spilled this time', 'soup arrived without a leak'],
    pain: [
      'the soup had leaked all over the bag',
      'half the broth was in the bottom of the bag',
      'the {drink} had tipped over everything',
      'sauce everywhere, my sofa included',
      'curry down the side of every box',
    ],
  },
  'product.order.missing': {
    good: ['everything I ordered was in the bag', 'nothing missing for once'],
    itch: [
      'a printed tick list on the bag would be handy',
      'would be nice if somebody checked the bag before it leaves',
    ],
    pain: [
      'the {dish} was not in the bag',
      'no sauce, no cutlery, no napkins',
      'they forgot the {drink} that I paid for',
      'two out of {few} items were missing',
      'the rice was missing so dinner was a bowl of sauce',
      'order {order} came without the {dessert}',
    ],
  },
} as const satisfies ClauseBook;
