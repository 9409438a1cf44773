-- Made by scripts/seed.ts from the files in businesses/; change those and run it again.

-- maple-dental.yaml
select public.import_business('{
  "slug": "maple-dental",
  "name": "Maple Dental",
  "zone": "America/New_York",
  "locale": "en-US",
  "country": "US",
  "greeting": null,
  "numbers": [
    "+12125550100"
  ],
  "settings": {
    "minimum_notice_minutes": 0,
    "cancel_notice_minutes": 0
  },
  "transfer_targets": {
    "front desk": {
      "to": "tel:+12125550199",
      "how": "cold",
      "trunk": null,
      "aliases": [
        "reception",
        "receptionist",
        "office"
      ],
      "hours": null,
      "position": 0
    }
  },
  "ask_for_email": false,
  "services": [
    {
      "slug": "cleaning",
      "name": "Cleaning",
      "aliases": [
        "teeth cleaning",
        "dental cleaning",
        "clean",
        "hygiene",
        "hygienist",
        "scale and polish",
        "polish"
      ],
      "duration_minutes": 30,
      "price_cents": 12000,
      "currency": "USD",
      "min_party": 1,
      "max_party": 1,
      "resources": null
    },
    {
      "slug": "checkup",
      "name": "Check-up",
      "aliases": [
        "checkup",
        "check up",
        "exam",
        "examination",
        "dental exam",
        "consultation",
        "x-ray",
        "routine visit"
      ],
      "duration_minutes": 30,
      "price_cents": 8000,
      "currency": "USD",
      "min_party": 1,
      "max_party": 1,
      "resources": null
    }
  ],
  "resources": [
    {
      "slug": "chair",
      "name": "the dentist''s chair",
      "aliases": [
        "dentist"
      ],
      "kind": "dentist",
      "selectable": false,
      "capacity": 1,
      "shared": true,
      "slot_minutes": 30,
      "slot_every_minutes": 60,
      "hours": [
        {
          "weekday": 1,
          "opens": "09:00",
          "closes": "12:00",
          "last_start": null
        },
        {
          "weekday": 1,
          "opens": "14:00",
          "closes": "17:00",
          "last_start": null
        },
        {
          "weekday": 2,
          "opens": "09:00",
          "closes": "12:00",
          "last_start": null
        },
        {
          "weekday": 2,
          "opens": "14:00",
          "closes": "17:00",
          "last_start": null
        },
        {
          "weekday": 3,
          "opens": "09:00",
          "closes": "12:00",
          "last_start": null
        },
        {
          "weekday": 3,
          "opens": "14:00",
          "closes": "17:00",
          "last_start": null
        },
        {
          "weekday": 4,
          "opens": "09:00",
          "closes": "12:00",
          "last_start": null
        },
        {
          "weekday": 4,
          "opens": "14:00",
          "closes": "17:00",
          "last_start": null
        },
        {
          "weekday": 5,
          "opens": "09:00",
          "closes": "12:00",
          "last_start": null
        },
        {
          "weekday": 5,
          "opens": "14:00",
          "closes": "17:00",
          "last_start": null
        }
      ]
    }
  ],
  "closures": []
}'::jsonb);

-- pine-valley-golf.yaml
select public.import_business('{
  "slug": "pine-valley-golf",
  "name": "Pine Valley Golf",
  "zone": "America/Los_Angeles",
  "locale": "en-US",
  "country": "US",
  "greeting": null,
  "numbers": [
    "+13105550101"
  ],
  "settings": {
    "minimum_notice_minutes": 0,
    "cancel_notice_minutes": 0
  },
  "transfer_targets": {
    "pro shop": {
      "to": "tel:+13105550198",
      "how": "cold",
      "trunk": null,
      "aliases": [
        "golf shop",
        "shop",
        "starter",
        "front desk"
      ],
      "hours": null,
      "position": 0
    }
  },
  "ask_for_email": false,
  "services": [
    {
      "slug": "tee-time",
      "name": "Tee time",
      "aliases": [
        "tee",
        "tee off",
        "round",
        "round of golf",
        "golf",
        "game",
        "nine holes",
        "eighteen holes"
      ],
      "duration_minutes": 10,
      "price_cents": 9500,
      "currency": "USD",
      "min_party": 1,
      "max_party": 8,
      "resources": null
    }
  ],
  "resources": [
    {
      "slug": "first-tee",
      "name": "the first tee",
      "aliases": [
        "course"
      ],
      "kind": "tee",
      "selectable": false,
      "capacity": 4,
      "shared": true,
      "slot_minutes": 10,
      "slot_every_minutes": 10,
      "hours": [
        {
          "weekday": 1,
          "opens": "07:00",
          "closes": "17:10",
          "last_start": "17:00"
        },
        {
          "weekday": 2,
          "opens": "07:00",
          "closes": "17:10",
          "last_start": "17:00"
        },
        {
          "weekday": 3,
          "opens": "07:00",
          "closes": "17:10",
          "last_start": "17:00"
        },
        {
          "weekday": 4,
          "opens": "07:00",
          "closes": "17:10",
          "last_start": "17:00"
        },
        {
          "weekday": 5,
          "opens": "07:00",
          "closes": "17:10",
          "last_start": "17:00"
        },
        {
          "weekday": 6,
          "opens": "07:00",
          "closes": "17:10",
          "last_start": "17:00"
        },
        {
          "weekday": 7,
          "opens": "07:00",
          "closes": "17:10",
          "last_start": "17:00"
        }
      ]
    }
  ],
  "closures": []
}'::jsonb);

-- studio-nine.yaml
select public.import_business('{
  "slug": "studio-nine",
  "name": "Studio Nine",
  "zone": "Europe/London",
  "locale": "en-GB",
  "country": "GB",
  "greeting": null,
  "numbers": [
    "+442079460102"
  ],
  "settings": {
    "minimum_notice_minutes": 0,
    "cancel_notice_minutes": 0
  },
  "transfer_targets": {
    "front desk": {
      "to": "tel:+442079460197",
      "how": "cold",
      "trunk": null,
      "aliases": [
        "reception",
        "salon manager",
        "manager"
      ],
      "hours": [
        {
          "weekday": 2,
          "opens": "10:00",
          "closes": "17:00"
        },
        {
          "weekday": 3,
          "opens": "10:00",
          "closes": "17:00"
        },
        {
          "weekday": 4,
          "opens": "10:00",
          "closes": "17:00"
        },
        {
          "weekday": 5,
          "opens": "10:00",
          "closes": "17:00"
        },
        {
          "weekday": 6,
          "opens": "10:00",
          "closes": "17:00"
        }
      ],
      "position": 0
    }
  },
  "ask_for_email": false,
  "services": [
    {
      "slug": "haircut",
      "name": "Haircut",
      "aliases": [
        "cut",
        "trim",
        "hair cut",
        "dry cut",
        "fringe trim"
      ],
      "duration_minutes": 30,
      "price_cents": 4500,
      "currency": "GBP",
      "min_party": 1,
      "max_party": 1,
      "resources": null
    },
    {
      "slug": "wash-cut-and-blow-dry",
      "name": "Wash, cut and blow-dry",
      "aliases": [
        "blow-dry",
        "blow dry",
        "blowdry",
        "wash and cut",
        "cut and blow-dry",
        "styling"
      ],
      "duration_minutes": 60,
      "price_cents": 7000,
      "currency": "GBP",
      "min_party": 1,
      "max_party": 1,
      "resources": null
    },
    {
      "slug": "cut-and-colour",
      "name": "Cut and colour",
      "aliases": [
        "colour",
        "color",
        "cut and color",
        "hair colour",
        "dye",
        "highlights",
        "colouring"
      ],
      "duration_minutes": 90,
      "price_cents": 14000,
      "currency": "GBP",
      "min_party": 1,
      "max_party": 1,
      "resources": null
    }
  ],
  "resources": [
    {
      "slug": "amelia",
      "name": "Amelia",
      "aliases": [],
      "kind": "stylist",
      "selectable": true,
      "capacity": 1,
      "shared": true,
      "slot_minutes": 30,
      "slot_every_minutes": 30,
      "hours": [
        {
          "weekday": 2,
          "opens": "10:00",
          "closes": "18:00",
          "last_start": null
        },
        {
          "weekday": 3,
          "opens": "10:00",
          "closes": "18:00",
          "last_start": null
        },
        {
          "weekday": 4,
          "opens": "10:00",
          "closes": "18:00",
          "last_start": null
        },
        {
          "weekday": 5,
          "opens": "10:00",
          "closes": "18:00",
          "last_start": null
        },
        {
          "weekday": 6,
          "opens": "09:00",
          "closes": "17:00",
          "last_start": null
        }
      ]
    },
    {
      "slug": "jonas",
      "name": "Jonas",
      "aliases": [],
      "kind": "stylist",
      "selectable": true,
      "capacity": 1,
      "shared": true,
      "slot_minutes": 30,
      "slot_every_minutes": 30,
      "hours": [
        {
          "weekday": 2,
          "opens": "10:00",
          "closes": "18:00",
          "last_start": null
        },
        {
          "weekday": 3,
          "opens": "10:00",
          "closes": "18:00",
          "last_start": null
        },
        {
          "weekday": 4,
          "opens": "10:00",
          "closes": "18:00",
          "last_start": null
        },
        {
          "weekday": 5,
          "opens": "10:00",
          "closes": "18:00",
          "last_start": null
        },
        {
          "weekday": 6,
          "opens": "09:00",
          "closes": "17:00",
          "last_start": null
        }
      ]
    },
    {
      "slug": "priya",
      "name": "Priya",
      "aliases": [],
      "kind": "stylist",
      "selectable": true,
      "capacity": 1,
      "shared": true,
      "slot_minutes": 30,
      "slot_every_minutes": 30,
      "hours": [
        {
          "weekday": 2,
          "opens": "10:00",
          "closes": "18:00",
          "last_start": null
        },
        {
          "weekday": 3,
          "opens": "10:00",
          "closes": "18:00",
          "last_start": null
        },
        {
          "weekday": 4,
          "opens": "10:00",
          "closes": "18:00",
          "last_start": null
        },
        {
          "weekday": 5,
          "opens": "10:00",
          "closes": "18:00",
          "last_start": null
        },
        {
          "weekday": 6,
          "opens": "09:00",
          "closes": "17:00",
          "last_start": null
        }
      ]
    }
  ],
  "closures": [
    {
      "from": "2026-12-26",
      "to": "2026-12-26",
      "reason": "Boxing Day",
      "resource": null
    }
  ]
}'::jsonb);
