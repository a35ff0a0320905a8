import journey from './restaurant/journey.json' with { type: 'json' };
import access from './restaurant/needs-access.json' with { type: 'json' };
import bond from './restaurant/needs-bond.json' with { type: 'json' };
import place from './restaurant/needs-place.json' with { type: 'json' };
import price from './restaurant/needs-price.json' with { type: 'json' };
import product from './restaurant/needs-product.json' with { type: 'json' };
import service from './restaurant/needs-service.json' with { type: 'json' };
import speed from './restaurant/needs-speed.json' with { type: 'json' };
import trust from './restaurant/needs-trust.json' with { type: 'json' };
import pack from './restaurant/pack.json' with { type: 'json' };
import sensitive from './restaurant/sensitive.json' with { type: 'json' };

/** The industry packs that ship, by id, as read from their files and not yet checked. */
export const packParts: Record<string, unknown> = {
  restaurant: {
    ...pack,
    needs: [product, price, service, speed, place, access, trust, bond].flat(),
    sensitive,
    journey,
  },
};
